package dev.kechuang.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kechuang.policy.BudgetFit;
import dev.kechuang.policy.Policies;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.CountingDataSource;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.testsupport.WholeApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sandbox in the whole application on both databases: by hand, without writing, and for a year of ten thousand cases. */
class SandboxModuleTest {

    private static final String CLERK = "tech-clerk";

    @TempDir
    Path data;

    /**
     * By hand, in yuan; budget 300,000. The draft: C02 8,000 instead of 5,000, B01 10 % instead of 8 %, no C07.
     * Before: fixed 5,000 + 100,000 + 5,000, under total control 80,000 + 240,000; (300 − 110) / 320 = 0.5937: 47,496 and 142,488.
     * After: fixed 8,000 + 8,000, under total control 100,000 + 300,000; (300 − 16) / 400 = 0.71: 71,000 and 213,000.
     * Together 299,984 before and 300,000 after.
     */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void aYearUnderADraftComesOutAsByHandAndNoCaseIsTouched(Databases database) {
        try (var app = new WholeApplication(database, data, "2026-01-14T10:00")) {
            var year = SandboxYear.byHand(app);
            SandboxWorld world = year.world();
            var before = world.fingerprints();
            var sandbox = app.bean(Sandbox.class);

            UUID run = sandbox.runUploaded(SandboxWorld.YEAR, SandboxYear.draft("techSmeRegNo"), CLERK);
            Comparison found = sandbox.result(run, CLERK);

            assertThat(world.fingerprints()).isEqualTo(before);
            assertThat(found.ended()).isEqualTo(1);
            assertThat(found.before().factor()).isEqualByComparingTo("0.5937");
            assertThat(found.after().factor()).isEqualByComparingTo("0.71");
            assertThat(found.after().verdict()).contains(BudgetFit.Verdict.SCALED);
            assertThat(found.total().before()).isEqualTo(Money.ofYuan(299_984));
            assertThat(found.total().after()).isEqualTo(Money.ofYuan(300_000));
            assertThat(found.cases())
                    .extracting(line -> line.paidAfter().fen() / 100)
                    .containsExactly(8_000L, 71_000L, 213_000L, 0L, 8_000L, 0L);
            Map<UUID, Effect> effects = new HashMap<>();
            found.cases().forEach(line -> effects.put(line.caseId(), line.effect()));
            assertThat(effects)
                    .containsEntry(year.first(), Effect.MORE)
                    .containsEntry(year.gone(), Effect.GONE)
                    .containsEntry(year.open(), Effect.OPEN);
            missingFactsAreTold(sandbox);
            theOwnVersionChangesNothing(app, sandbox);
            recordedAndOnlyForTheOffice(app, sandbox, run);
            assertThat(world.fingerprints()).isEqualTo(before);

            // Negative control: a fen on one case would have been seen.
            app.bean(JdbcTemplate.class)
                    .update("update nomination_case set amount_fen = amount_fen + 1 where id = ?", year.first());
            assertThat(world.fingerprints()).isNotEqualTo(before);
        }
    }

    /** The draft reads the registration number from a field the recorded answers do not have. */
    private static void missingFactsAreTold(Sandbox sandbox) {
        UUID run = sandbox.runUploaded(SandboxWorld.YEAR, SandboxYear.draft("someOtherField"), CLERK);
        Comparison found = sandbox.result(run, CLERK);
        assertThat(found.total().count(Effect.MISSING)).isEqualTo(2);
        assertThat(found.total().missingBefore()).isEqualTo(Money.ofYuan(10_000));
        assertThat(found.cases().get(0).after()).isNull();
        assertThat(found.cases().get(0).problems())
                .anySatisfy(problem -> assertThat(problem.args()).contains("registrationNo"));
    }

    private static void theOwnVersionChangesNothing(WholeApplication app, Sandbox sandbox) {
        String own = app.bean(Policies.class).current().ruleVersionId();
        Comparison found = sandbox.result(sandbox.run(SandboxWorld.YEAR, own, CLERK), CLERK);
        assertThat(found.total().change()).isEqualTo(Money.ZERO);
        assertThat(found.cases()).allSatisfy(line -> assertThat(line.effect()).isIn(Effect.SAME, Effect.OPEN));
    }

    private static void recordedAndOnlyForTheOffice(WholeApplication app, Sandbox sandbox, UUID run) {
        assertThat(app.count("sandbox_run")).isEqualTo(3);
        assertThat(app.count("audit_entry where action = 'statistics.sandboxRun' and actor = 'tech-clerk'"))
                .isEqualTo(3);
        assertThat(sandbox.result(run, "auditor").total().cases()).isEqualTo(6);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> sandbox.result(run, "payment-maker"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> sandbox.run(SandboxWorld.YEAR, "x", "auditor"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> sandbox.run(2001, "x", CLERK));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> sandbox.runUploaded(SandboxWorld.YEAR, new byte[] {1, 2, 3}, CLERK));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void tenThousandCasesTakeSecondsAndAHandfulOfStatements(Databases database) {
        try (var app = new WholeApplication(database, data, "2026-01-14T10:00", CountingDataSource.Installed.class)) {
            var world = new SandboxWorld(app);
            world.budget(50_000_000);
            List<Unit> units = app.units(1, 900);
            var sandbox = app.bean(Sandbox.class);
            year(world, units, 100);
            long few = statementsOf(app, sandbox, 200);
            year(world, units, 900);
            assertThat(statementsOf(app, sandbox, 2_000)).isLessThanOrEqualTo(few + 3);
            year(world, units, 4_000);
            var before = world.fingerprints();

            Instant start = Instant.now();
            long many = statementsOf(app, sandbox, 10_000);
            Duration took = Duration.between(start, Instant.now());

            System.out.println(database + ": 10,000 cases in " + took.toMillis() + " ms, " + many + " statements");
            assertThat(many).as("three a chunk of 2,000").isLessThan(few + 5 * 4);
            assertThat(took).isLessThan(Duration.ofSeconds(20));
            assertThat(world.fingerprints()).isEqualTo(before);
        }
    }

    private static long statementsOf(WholeApplication app, Sandbox sandbox, int cases) {
        var database = (CountingDataSource) app.bean(DataSource.class);
        UUID run = sandbox.runUploaded(SandboxWorld.YEAR, SandboxYear.draft("techSmeRegNo"), CLERK);
        database.takeStatements();
        Comparison found = sandbox.result(run, CLERK);
        long sent = database.takeStatements().size();
        assertThat(found.total().cases()).isEqualTo(cases);
        assertThat(found.total().change().isZero()).isFalse();
        return sent;
    }

    /** So many of C02 and as many of B01. */
    private static void year(SandboxWorld world, List<Unit> units, int more) {
        for (int no = 0; no < more; no++) {
            Unit unit = units.get(no % units.size());
            SandboxYear.techSme(world, unit, more * 10_000L + no, true);
            SandboxYear.rd(world, unit, 400_000 + no * 13L, true);
        }
        world.write(Map.of());
    }
}
