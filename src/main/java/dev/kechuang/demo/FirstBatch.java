package dev.kechuang.demo;

import dev.kechuang.policy.CasePath;
import org.springframework.stereotype.Component;

/** The first applications, all the way to the money: paid, returned, paid at the second try, waiting for an account. */
@Component
@DemoPart
class FirstBatch {

    private static final String[] ALL = {
        "hualan-a01",
        "beiyuan-a03",
        "qinghe-c03",
        "mingde-c04",
        "ruifeng-c07",
        "donghu-d02",
        "xingchuang-c05",
        "hekou-d07",
        "hualan-c07",
        "beiyuan-c05",
        "qinghe-e02"
    };

    private final DemoApplicants units;
    private final DemoOffice office;
    private final DemoTreasury treasury;
    private String noticeNo;
    private String listNo;
    private String batchNo;
    private String againNo;
    private String lateNo;

    FirstBatch(DemoApplicants units, DemoOffice office, DemoTreasury treasury) {
        this.units = units;
        this.office = office;
        this.treasury = treasury;
    }

    void apply() {
        units.apply("hualan-a01", DemoUnits.HUALAN, "A01", DemoAnswers.firstSet("五轴联动加工中心", "HL-900", "COMPLETE_SET"));
        units.apply("beiyuan-a03", DemoUnits.BEIYUAN, "A03", DemoAnswers.newProducts("BY", "NATIONAL", "PROVINCIAL"));
        units.apply("qinghe-c03", DemoUnits.QINGHE, "C03", DemoAnswers.title("PROV_SRDI"));
        units.apply(
                "mingde-c04", DemoUnits.MINGDE, "C04", DemoAnswers.platform("智能生物制造工程技术研究中心", "ENG_CENTER", "CITY"));
        units.apply("ruifeng-c07", DemoUnits.RUIFENG, "C07", DemoAnswers.ipTitle("NATIONAL_ADVANTAGE"));
        units.apply(
                "donghu-d02",
                DemoUnits.DONGHU,
                "D02",
                DemoAnswers.results("DH", DemoSecrets.COMPLETER, "PROVINCIAL", "PROVINCIAL", "CITY"));
        units.apply(
                "xingchuang-c05",
                DemoUnits.XINGCHUANG,
                "C05",
                DemoAnswers.incubator("星创众创空间", "MAKER_SPACE", "PROVINCIAL"));
        units.apply("hekou-d07", DemoUnits.HEKOU, "D07", DemoAnswers.demonstration("PROVINCIAL"));
        units.apply("hualan-c07", DemoUnits.HUALAN, "C07", DemoAnswers.ipTitle("PROV_ADVANTAGE"));
        units.apply("beiyuan-c05", DemoUnits.BEIYUAN, "C05", DemoAnswers.incubator("北垣新材料孵化器", "INCUBATOR", "CITY"));
        units.apply(
                "qinghe-e02", DemoUnits.QINGHE, "E02", DemoAnswers.station("青禾软件专家工作站", "CITY", DemoSecrets.EXPERT));
    }

    void accept() {
        office.accept(ALL);
    }

    void clear() {
        office.clear(ALL);
    }

    void meeting() {
        office.propose(ALL);
    }

    void publish() {
        noticeNo = office.publish(CasePath.B);
    }

    String noticeNo() {
        return noticeNo;
    }

    void assemble() {
        listNo = treasury.assemble();
    }

    void budget() {
        treasury.confirmBudget(listNo);
        treasury.checkBudget(listNo);
    }

    void government() {
        treasury.approve(listNo, "X区政府常务会议纪要〔2026〕2号");
    }

    void decide() {
        treasury.number(listNo, "X政发〔2026〕3号");
    }

    void confirmAccounts() {
        units.confirmAccount(
                "hualan-a01",
                "beiyuan-a03",
                "qinghe-c03",
                "mingde-c04",
                "ruifeng-c07",
                "hualan-c01",
                "beiyuan-c01",
                "qinghe-c01");
    }

    void pay() {
        batchNo = sent(
                "hualan-a01", "beiyuan-a03", "qinghe-c03", "mingde-c04", "hualan-c01", "beiyuan-c01", "qinghe-c01");
    }

    void bankAnswers() {
        treasury.bankAnswers(batchNo, "qinghe-c03");
    }

    void correctReturned() {
        units.correctAccount("qinghe-c03");
    }

    void payAgain() {
        againNo = sent("qinghe-c03", "ruifeng-c07");
    }

    void bankAnswersAgain() {
        treasury.bankAnswers(againNo, "ruifeng-c07");
    }

    /** The incubator never answers: its item stays without an account. */
    void confirmLateAccounts() {
        units.confirmAccount("donghu-d02", "hekou-d07", "hualan-c07");
    }

    void startLateBatch() {
        lateNo = treasury.submitBatch("hekou-d07");
        treasury.checkBatch(lateNo);
    }

    void releaseLateBatch() {
        treasury.release(lateNo);
    }

    void submitLastBatch() {
        treasury.submitBatch("hualan-c07");
    }

    private String sent(String... nicknames) {
        String no = treasury.submitBatch(nicknames);
        treasury.checkBatch(no);
        treasury.release(no);
        return no;
    }
}
