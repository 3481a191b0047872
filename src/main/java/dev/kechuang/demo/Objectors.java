package dev.kechuang.demo;

import dev.kechuang.notice.ObjectionScope;
import org.springframework.stereotype.Component;

/** Two objections to the first notice: one is upheld, the other dismissed, and the government rejects that case later. */
@Component
@DemoPart
class Objectors {

    private final DemoApplicants units;
    private final DemoOffice office;
    private final DemoTreasury treasury;
    private String upheld;
    private String dismissed;
    private String listNo;

    Objectors(DemoApplicants units, DemoOffice office, DemoTreasury treasury) {
        this.units = units;
        this.office = office;
        this.treasury = treasury;
    }

    void object(String noticeNo) {
        upheld = office.object(noticeNo, "beiyuan-c05", ObjectionScope.TRUTH, "该孵化器登记的场地在2025年已转租，在孵企业名单与实际不符。");
        dismissed = office.object(
                noticeNo,
                "qinghe-e02",
                ObjectionScope.ELIGIBILITY,
                "进站专家的合作协议疑似已到期，请核实；本人身份证号" + DemoSecrets.RESIDENT_ID + "，可随时配合调查。");
    }

    void admit() {
        office.admit(upheld);
        office.admit(dismissed);
    }

    void answer() {
        units.answerObjection(upheld, DemoUnits.BEIYUAN, "场地部分转租属实，我单位正在整改。");
        units.answerObjection(dismissed, DemoUnits.QINGHE, "协议有效期至2027年底，原件可供核对。");
    }

    void investigate() {
        office.investigate(upheld, true, "场地转租属实，在孵企业数不足认定条件。");
        office.investigate(dismissed, false, "协议原件有效，专家" + DemoSecrets.EXPERT + "在站工作属实。");
    }

    void rule() {
        office.rule(upheld, true, "认定条件已不具备，异议成立。");
        office.rule(dismissed, false, "证据不足，异议不成立。");
    }

    void assembleTheDismissed() {
        listNo = treasury.assemble();
    }

    void budgetOfTheDismissed() {
        treasury.confirmBudget(listNo);
        treasury.checkBudget(listNo);
    }

    void governmentRejectsTheDismissed() {
        treasury.reject(listNo, "X区政府常务会议纪要〔2026〕3号", "专家工作站建设已由市级专项资金保障，本年度不再安排。");
    }
}
