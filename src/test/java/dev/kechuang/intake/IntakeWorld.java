package dev.kechuang.intake;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.deadline.PeriodBook;
import dev.kechuang.intake.model.ListReader;
import dev.kechuang.intake.model.ListRun;
import dev.kechuang.intake.model.ListStore;
import dev.kechuang.intake.model.ListWorker;
import dev.kechuang.intake.model.RowEntry;
import dev.kechuang.intake.model.RowStore;
import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.CaseNumbers;
import dev.kechuang.nomination.model.CaseStore;
import dev.kechuang.nomination.model.ListImport;
import dev.kechuang.nomination.model.Matters;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.nomination.model.Timing;
import dev.kechuang.notification.Notifications;
import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.Policies;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.Registry;
import dev.kechuang.testsupport.Databases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The module on a real database, with the real registry and the real cases; processes and mail are faked. */
final class IntakeWorld {

    static final String CLERK = "clerk";
    static final int YEAR = 2026;

    final DataSource database;
    final NamedParameterJdbcTemplate jdbc;
    final NominationFlow flow = mock();
    final Notifications notifications = mock();
    final Registry registry;
    final ListStore listStore;
    final ListRun run;
    final ListWorker worker;
    final OfficialLists lists;

    IntakeWorld(Databases kind) {
        database = kind.fresh();
        jdbc = new NamedParameterJdbcTemplate(database);
        var transactions = new JdbcTransactionManager(database);
        var clock = BusinessClock.fixedAt(Instant.parse("2026-11-23T01:00:00Z"));
        var audit = new AuditTrail(jdbc, transactions, clock);
        Policies policies = mock();
        given(policies.current()).willReturn(DefaultPack.read());
        given(policies.version(anyString())).willReturn(DefaultPack.read());
        registry = new Registry(jdbc, mock(Accounts.class), List::of, audit, clock);
        var cases = new CaseStore(jdbc, clock);
        var timing = new Timing(new PeriodBook(jdbc, Calendars.fixed(Calendars.shipped()), clock), clock);
        var listImport = new ListImport(
                cases, new CaseNumbers(jdbc, transactions), new Matters(jdbc), policies, registry, timing);
        var entitlements = new Entitlements(
                cases,
                new CaseAccess(registry, jdbc),
                mock(),
                mock(SubmissionDesk.class),
                listImport,
                timing,
                audit,
                notifications,
                flow,
                transactions);
        listStore = new ListStore(jdbc, clock);
        var rows = new RowStore(jdbc, clock);
        var entry = new RowEntry(rows, registry, policies, entitlements);
        run = new ListRun(listStore, rows, entry, audit, transactions);
        worker = new ListWorker(run, listStore);
        lists = new OfficialLists(
                new ListReader(policies, clock), listStore, rows, entry, worker, registry, audit, clock, transactions);
        clerk();
    }

    UUID bring(ListKind kind, byte[] file) {
        UUID id = lists.receive(kind, YEAR, "list.csv", file, CLERK).listId();
        lists.processing(id).join();
        return id;
    }

    UUID directory(int rows) {
        return bring(
                ListKind.UNIT_DIRECTORY, OfficialListSamples.unitDirectory(rows).csv());
    }

    Map<RowOutcome, Integer> totals(UUID listId) {
        return lists.list(listId, CLERK).totals();
    }

    List<ListRow> rows(UUID listId, RowOutcome... outcomes) {
        return lists.rows(listId, java.util.Set.of(outcomes), 0, 1_000, CLERK).rows();
    }

    int count(String table) {
        Integer count =
                jdbc.queryForObject("select count(*) from " + table, new MapSqlParameterSource(), Integer.class);
        return count == null ? 0 : count;
    }

    /** What stands in the tables that must not change when a list comes twice. */
    String everything() {
        return List.of(
                        "unit",
                        "nomination_case",
                        "case_matter",
                        "nomination_step",
                        "official_list",
                        "official_list_row")
                .stream()
                .map(table -> table + "=" + count(table))
                .toList()
                .toString();
    }

    private void clerk() {
        var args = new MapSqlParameterSource("id", CLERK)
                .addValue("at", java.time.OffsetDateTime.parse("2026-01-01T00:00:00Z"));
        jdbc.update(
                "insert into app_user (user_id, display_name, password_hash, enabled, demo_password, created_at, version)"
                        + " values (:id, :id, 'x', true, false, :at, 0)",
                args);
        jdbc.update(
                "insert into user_role (user_id, role, granted_at, granted_by) values (:id, 'tech-clerk', :at, 'test')",
                args);
    }

    static byte[] text(String... lines) {
        return String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
