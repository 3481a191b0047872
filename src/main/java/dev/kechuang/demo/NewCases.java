package dev.kechuang.demo;

import java.util.Set;
import org.springframework.stereotype.Component;

/** What lies on the desks on the morning of 2 March: drafts, reviews, corrections, joint checks in every state. */
@Component
@DemoPart
class NewCases {

    private static final String[] CHECKED = {
        "hualan-c04",
        "beiyuan-c07",
        "qinghe-c04",
        "ruifeng-a01",
        "donghu-c04",
        "hekou-d02",
        "ruifeng-c03",
        "xingchuang-d02"
    };

    private final DemoApplicants units;
    private final DemoOffice office;

    NewCases(DemoApplicants units, DemoOffice office) {
        this.units = units;
        this.office = office;
    }

    /** Five working days without a word: accepted by law. */
    void applyAndHearNothing() {
        units.apply(
                "mingde-d02", DemoUnits.MINGDE, "D02", DemoAnswers.results("MD", DemoSecrets.COMPLETER, "PROVINCIAL"));
    }

    void applyForJointCheck() {
        units.apply("hualan-c04", DemoUnits.HUALAN, "C04", DemoAnswers.platform("高端装备重点实验室", "KEY_LAB", "PROVINCIAL"));
        units.apply("beiyuan-c07", DemoUnits.BEIYUAN, "C07", DemoAnswers.ipTitle("NATIONAL_DEMONSTRATION"));
        units.apply(
                "qinghe-c04",
                DemoUnits.QINGHE,
                "C04",
                DemoAnswers.platform("工业软件技术创新中心", "TECH_INNOVATION_CENTER", "CITY"));
        units.apply("ruifeng-a01", DemoUnits.RUIFENG, "A01", DemoAnswers.firstSet("精密主轴单元", "RF-SP8", "SINGLE_UNIT"));
        units.apply("donghu-c04", DemoUnits.DONGHU, "C04", DemoAnswers.platform("东湖中试基地", "PILOT_BASE", "PROVINCIAL"));
        units.apply("hekou-d02", DemoUnits.HEKOU, "D02", DemoAnswers.results("HK", DemoSecrets.COMPLETER, "CITY"));
        units.apply("ruifeng-c03", DemoUnits.RUIFENG, "C03", DemoAnswers.title("PROV_SRDI"));
        units.apply(
                "xingchuang-d02",
                DemoUnits.XINGCHUANG,
                "D02",
                DemoAnswers.results("XC", DemoSecrets.COMPLETER, "CITY"));
        units.apply(
                "beiyuan-e02", DemoUnits.BEIYUAN, "E02", DemoAnswers.station("北垣专家工作站", "COUNTY", DemoSecrets.EXPERT));
    }

    void acceptForJointCheck() {
        office.accept(CHECKED);
    }

    void applyForCorrection() {
        units.apply("qinghe-c07", DemoUnits.QINGHE, "C07", DemoAnswers.ipTitle("PROV_ADVANTAGE"));
        units.apply("mingde-c07", DemoUnits.MINGDE, "C07", DemoAnswers.ipTitle("PROV_ADVANTAGE"));
    }

    void askCorrections() {
        office.askCorrection("qinghe-c07", "认定文件扫描件不清晰，请重新上传加盖公章的文件。");
        office.askCorrection("mingde-c07", "认定文件缺第2页，请补齐。");
    }

    void withdraw() {
        units.withdraw("beiyuan-e02", "合作协议拟重新签订，下一年度再申报。");
    }

    void departmentsSpeak() {
        office.opinion("beiyuan-c07", "dept-ip", "VETO", "存在两件专利权属争议，尚在审理。");
        office.opinion(
                "qinghe-c04", "dept-court", "HOLD", "法定代表人" + DemoUnits.QINGHE.legalRepName() + "列为被执行人，案件正在和解。");
        office.opinion("ruifeng-a01", "dept-integrity", "NO_DATA", "本级数据库未收录该单位。");
        office.opinion("hualan-c04", "dept-ecology", "NOTE", "2025年有一次轻微环境处罚，已整改。");
        office.clearExcept(
                "hualan-c04", Set.of("dept-ecology", "dept-court", "dept-tax", "dept-emergency", "dept-finance"));
        office.clearExcept("beiyuan-c07", Set.of("dept-ip"));
        office.clearExcept("qinghe-c04", Set.of("dept-court"));
        office.clearExcept("ruifeng-a01", Set.of("dept-integrity", "dept-hr"));
    }

    void begin() {
        units.draft(DemoUnits.HUALAN, "D02", DemoAnswers.results("HL", DemoSecrets.COMPLETER, "CITY"));
        units.draft(DemoUnits.XINGCHUANG, "C04", DemoAnswers.platform("创业服务技术中心", "NEW_RND_INST", "DISTRICT"));
        units.draft(DemoUnits.QINGHE, "D07", DemoAnswers.demonstration("CITY"));
        units.apply("hualan-e02", DemoUnits.HUALAN, "E02", DemoAnswers.station("华岚院士工作站", "CITY", DemoSecrets.EXPERT));
    }

    void correct() {
        units.correct("mingde-c07");
    }

    void clear() {
        office.clear("donghu-c04", "hekou-d02", "ruifeng-c03", "xingchuang-d02");
    }

    void meeting() {
        office.propose("ruifeng-c03");
        office.turnDown("xingchuang-d02", "成果转化尚未落地，本年度不列入。");
    }

    void applyAtTheEnd() {
        units.apply("donghu-e03", DemoUnits.DONGHU, "E03", DemoAnswers.alliance("东湖产学研创新联盟", "PROVINCIAL"));
    }
}
