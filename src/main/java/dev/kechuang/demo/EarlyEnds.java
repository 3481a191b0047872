package dev.kechuang.demo;

import org.springframework.stereotype.Component;

/** Cases that end before any notice: never corrected, vetoed, not accepted. */
@Component
@DemoPart
class EarlyEnds {

    private final DemoApplicants units;
    private final DemoOffice office;

    EarlyEnds(DemoApplicants units, DemoOffice office) {
        this.units = units;
        this.office = office;
    }

    void applyIncomplete() {
        units.apply("ruifeng-e03", DemoUnits.RUIFENG, "E03", DemoAnswers.alliance("精密制造产业联盟", "PROVINCIAL"));
    }

    void askWhatIsNeverCorrected() {
        office.askCorrection(
                "ruifeng-e03",
                "1. 联盟协议缺少成员单位盖章页。\n2. 请联系" + DemoUnits.RUIFENG.contactName() + "（" + DemoUnits.RUIFENG.contactMobile()
                        + "）补交备案文件。");
    }

    void applyForVeto() {
        units.apply("hekou-c03", DemoUnits.HEKOU, "C03", DemoAnswers.title("GAZELLE"));
    }

    void acceptBeforeVeto() {
        office.accept("hekou-c03");
    }

    void veto() {
        office.opinion(
                "hekou-c03", "dept-tax", "VETO", "2025年度纳税信用等级为D级；法定代表人" + DemoUnits.HEKOU.legalRepName() + "已知悉。");
        office.clearExcept("hekou-c03", java.util.Set.of("dept-tax"));
    }

    void stateOnVeto() {
        units.stateOnVeto("hekou-c03", "dept-tax", "我单位已提出信用修复申请，恳请等待复核结果。");
    }

    void upholdVeto() {
        office.upholdVeto("hekou-c03", "dept-tax", "信用修复未完成，维持否决。");
    }

    void applyOutOfPeriod() {
        units.apply("xingchuang-d07", DemoUnits.XINGCHUANG, "D07", DemoAnswers.demonstration("CITY"));
    }

    void refuseOutOfPeriod() {
        office.proposeRefusal("xingchuang-d07", "NOT_ELIGIBLE", "认定文件载明的单位不是申报单位。");
    }

    void confirmRefusal() {
        office.confirmRefusal("xingchuang-d07");
    }
}
