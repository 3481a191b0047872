package dev.kechuang.demo;

import dev.kechuang.policy.CasePath;
import org.springframework.stereotype.Component;

/** Cases nobody applied for: confirmed, contested, not answered until the money is waived. */
@Component
@DemoPart
class ListCases {

    private static final String[] HIGH_TECH = {"hualan-c01", "beiyuan-c01", "qinghe-c01"};

    private final DemoApplicants units;
    private final DemoOffice office;

    ListCases(DemoApplicants units, DemoOffice office) {
        this.units = units;
        this.office = office;
    }

    void confirmHighTech() {
        for (String nickname : HIGH_TECH) units.confirmEntitlement(nickname);
        units.confirmEntitlement("mingde-c01");
    }

    /** One department still owes its word on the fourth. */
    void clearHighTech() {
        office.clear(HIGH_TECH);
        office.clearExcept("mingde-c01", java.util.Set.of("dept-emergency"));
    }

    void meetingOnHighTech() {
        office.propose(HIGH_TECH);
    }

    void publishHighTech() {
        office.publish(CasePath.AUTO);
    }

    void confirmTechSme() {
        units.confirmEntitlement("hualan-c02");
    }

    void clearTechSme() {
        office.clear("hualan-c02");
    }

    void meetingOnTechSme() {
        office.propose("hualan-c02");
    }

    void publishTechSme() {
        office.publish(CasePath.AUTO);
    }

    void confirmLate() {
        units.confirmEntitlement("mingde-c02");
    }

    void contest() {
        units.contestDeferred("ruifeng-c01", "证书编号与我单位证书不一致，请核对。");
    }
}
