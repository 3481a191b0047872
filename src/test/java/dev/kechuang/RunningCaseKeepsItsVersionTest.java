package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.OfficialLists;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.policy.PackDrafts;
import dev.kechuang.policy.PackZips;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.testsupport.WholeApplication;
import dev.kechuang.workflow.Processes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A corrected measure comes into force between two cases: the one on its way is computed as it was filed, the next one as corrected. */
class RunningCaseKeepsItsVersionTest {

    private static final int YEAR = 2025;
    private static final List<String> PROMISES = List.of(
            "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent");

    @TempDir
    Path data;

    @Test
    void amendmentCountsForNewCasesOnly() {
        try (var app = new WholeApplication(Databases.H2, data, "2026-01-14T10:00")) {
            app.applicant("applicant-1", app.unit(1));
            app.applicant("applicant-2", app.unit(2));
            CaseNo running = fromList(app, 1);

            publish(app, PackZips.named("x-2025-1").with("categories/c01.yaml", "FIRST: 150000", "FIRST: 120000"));
            CaseNo later = fromList(app, 2);
            settled(app, running, "applicant-1");
            settled(app, later, "applicant-2");

            assertThat(computed(app, running)).isEqualTo("default-2025 15000000");
            assertThat(computed(app, later)).isEqualTo("x-2025-1 12000000");
        }
    }

    private static void publish(WholeApplication app, PackZips pack) {
        var drafts = app.bean(PackDrafts.class);
        UUID draft = drafts.upload("pack.zip", pack.zip(), null, "tech-clerk");
        drafts.submit(draft, "default-2025", "标准有误", "tech-clerk");
        drafts.approve(draft, "legal-reviewer");
    }

    private static CaseNo fromList(WholeApplication app, int unitNo) {
        NewUnit unit = WholeApplication.newUnit(unitNo);
        var csv = "企业名称,统一社会信用代码,证书编号,认定类型,发证日期,有效期至,公告文号\n" + unit.name() + "," + unit.uscc() + ",GR20255100000"
                + unitNo + ",首次认定,2025-10-28,2028-10-27,国科火字〔2025〕301号\n";
        var lists = app.bean(OfficialLists.class);
        var receipt = lists.receive(
                ListKind.HNTE, YEAR, "hnte-" + unitNo + ".csv", csv.getBytes(StandardCharsets.UTF_8), "tech-clerk");
        lists.processing(receipt.listId()).join();
        app.settle();
        return CaseNo.of(lists.rows(receipt.listId(), Set.of(RowOutcome.CREATED), 0, 10, "tech-clerk")
                .rows()
                .get(0)
                .caseNo());
    }

    private static void settled(WholeApplication app, CaseNo caseNo, String applicant) {
        app.bean(NominationFlow.class).entitlementConfirmed(caseNo, false, PROMISES, applicant);
        app.settle();
        for (String department : app.bean(JointChecks.class).departmentsOf(caseNo)) {
            app.bean(Processes.class)
                    .complete("userTask_giveOpinion", caseNo.text(), department, department, Map.of("opinion", "PASS"));
        }
        app.settle();
        assertThat(app.bean(Nominations.class).status(caseNo)).isEqualTo(CaseStatus.CALCULATED);
    }

    private static String computed(WholeApplication app, CaseNo caseNo) {
        return app.bean(JdbcTemplate.class)
                .queryForObject(
                        "select c.rule_version_id || ' ' || c.amount_fen from calculation c"
                                + " join nomination_case n on n.id = c.case_id where n.case_no = ?",
                        String.class,
                        caseNo.text());
    }
}
