package dev.kechuang.demo;

import dev.kechuang.notice.ObjectionScope;
import dev.kechuang.policy.CasePath;
import org.springframework.stereotype.Component;

/** Three more notices: one whose list waits for finance, one that has just passed, and one that runs with an objection. */
@Component
@DemoPart
class LaterBatches {

    private static final String[] MAIN = {"beiyuan-c03", "qinghe-a01", "donghu-e02", "ruifeng-d02"};
    private static final String[] UPGRADE = {"mingde-c04-upgrade", "hekou-c04"};
    private static final String[] NEXT = {"hekou-a01", "xingchuang-e03", "mingde-a03"};

    private final DemoApplicants units;
    private final DemoOffice office;
    private final DemoTreasury treasury;
    private String listNo;
    private String nextNotice;

    LaterBatches(DemoApplicants units, DemoOffice office, DemoTreasury treasury) {
        this.units = units;
        this.office = office;
        this.treasury = treasury;
    }

    void applyForMainBatch() {
        units.apply("beiyuan-c03", DemoUnits.BEIYUAN, "C03", DemoAnswers.title("LITTLE_GIANT"));
        units.apply(
                "qinghe-a01",
                DemoUnits.QINGHE,
                "A01",
                DemoAnswers.firstSet("工业互联网安全审计软件", "QH-SEC-1.0", "FIRST_VERSION_SOFTWARE"));
        units.apply(
                "donghu-e02",
                DemoUnits.DONGHU,
                "E02",
                DemoAnswers.station("东湖院士专家工作站", "PROVINCIAL", DemoSecrets.EXPERT));
        units.apply(
                "ruifeng-d02",
                DemoUnits.RUIFENG,
                "D02",
                DemoAnswers.results("RF", DemoSecrets.COMPLETER, "PROVINCIAL", "CITY", "CITY"));
    }

    void acceptMainBatch() {
        office.accept(MAIN);
    }

    void clearMainBatch() {
        office.clear(MAIN);
    }

    void mainMeeting() {
        office.propose(MAIN);
    }

    /** From 11 February over the Spring Festival to 25 February: five working days. */
    void publishMainBatch() {
        office.publish(CasePath.B);
    }

    void assembleMainBatch() {
        listNo = treasury.assemble();
    }

    /** The checker has not looked yet. */
    void confirmBudget() {
        treasury.confirmBudget(listNo);
    }

    /** The centre was rewarded as one of the city; now only the difference is due. */
    void applyForUpgrade() {
        units.apply(
                "mingde-c04-upgrade",
                DemoUnits.MINGDE,
                "C04",
                DemoAnswers.platform("智能生物制造工程技术研究中心", "ENG_CENTER", "PROVINCIAL"));
        units.apply("hekou-c04", DemoUnits.HEKOU, "C04", DemoAnswers.platform("丘陵农机技术中心", "ENT_TECH_CENTER", "CITY"));
    }

    void acceptUpgrade() {
        office.accept(UPGRADE);
    }

    void clearUpgrade() {
        office.clear(UPGRADE);
    }

    void upgradeMeeting() {
        office.propose(UPGRADE);
    }

    void publishUpgrade() {
        office.publish(CasePath.B);
    }

    void applyForNextNotice() {
        units.apply("hekou-a01", DemoUnits.HEKOU, "A01", DemoAnswers.firstSet("山地采茶机动力头", "HK-T20", "KEY_COMPONENT"));
        units.apply("xingchuang-e03", DemoUnits.XINGCHUANG, "E03", DemoAnswers.alliance("区孵化载体创新联盟", "PROVINCIAL"));
        units.apply("mingde-a03", DemoUnits.MINGDE, "A03", DemoAnswers.newProducts("MD", "PROVINCIAL", "PROVINCIAL"));
    }

    void acceptNextNotice() {
        office.accept(NEXT);
    }

    void clearNextNotice() {
        office.clear(NEXT);
    }

    void nextMeeting() {
        office.propose(NEXT);
    }

    void publishNextNotice() {
        nextNotice = office.publish(CasePath.B);
    }

    void objectToNext() {
        office.admit(office.object(nextNotice, "xingchuang-e03", ObjectionScope.DUPLICATION, "该联盟与市级联盟成员高度重合，疑似重复认定。"));
    }
}
