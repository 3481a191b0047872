package dev.kechuang.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.KechuangApplication;
import dev.kechuang.nomination.CaseFilter;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.CaseSummary;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.payout.Ledger;
import dev.kechuang.payout.LedgerKind;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.DueWork;
import dev.kechuang.workflow.TokenQueue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same year of corrections, objections, returns and refusals on a real PostgreSQL, where demo mode needs a word more. */
class DemoYearPostgresTest {

    @TempDir
    Path data;

    private String[] settings(boolean forced) {
        return new String[] {
            "--KECHUANG_DB_URL=" + Databases.emptyPostgresUrl(),
            "--KECHUANG_DB_USER=postgres",
            "--KECHUANG_DB_PASSWORD=",
            "--KECHUANG_DATA_DIR=" + data,
            "--KECHUANG_PORT=0",
            "--KECHUANG_DEMO=true",
            "--kechuang.demo.story=true",
            "--KECHUANG_DEMO_FORCE=" + forced
        };
    }

    @Test
    void withoutTheWordTheProductDoesNotStart() {
        var start = new SpringApplicationBuilder(KechuangApplication.class);
        assertThatThrownBy(() -> start.run(settings(false))).hasStackTraceContaining("KECHUANG_DEMO_FORCE");
    }

    @Test
    void theYearIsToldToTheSameEnd() {
        try (var app = new SpringApplicationBuilder(KechuangApplication.class).run(settings(true))) {
            List<CaseSummary> cases = app.getBean(Dossiers.class)
                    .search(new CaseFilter(2025, null, null, null), 0, 500, DemoPeople.CLERK)
                    .cases();
            var byStatus = cases.stream().collect(Collectors.groupingBy(CaseSummary::status, Collectors.counting()));
            assertThat(cases).hasSizeGreaterThanOrEqualTo(50);
            assertThat(byStatus).hasSizeGreaterThanOrEqualTo(22);
            assertThat(byStatus.get(CaseStatus.PAID)).isGreaterThanOrEqualTo(7);

            var ledger = app.getBean(Ledger.class);
            assertThat(ledger.differences()).isEmpty();
            assertThat(ledger.entries(0, 1_000).stream()
                            .filter(entry -> entry.kind() == LedgerKind.PAID)
                            .map(entry -> entry.caseNo() + " " + entry.amount().fen()))
                    .containsExactlyInAnyOrderElementsOf(cases.stream()
                            .filter(one -> one.status() == CaseStatus.PAID)
                            .map(one -> one.caseNo() + " " + one.amount().fen())
                            .toList());

            assertThat(app.getBean(DueWork.class).failing()).isZero();
            assertThat(app.getBean(TokenQueue.class).pending()).isEmpty();
            var jdbc = app.getBean(JdbcTemplate.class);
            assertThat(EngineTables.search(jdbc, List.of("KC-2025-C04-000001"))).isNotEmpty();
            assertThat(EngineTables.search(
                            jdbc,
                            DemoUnits.all()
                                    .flatMap(unit ->
                                            Stream.of(unit.legalRepName(), unit.contactMobile(), unit.accountNo(1)))
                                    .toList()))
                    .isEmpty();
        }
    }
}
