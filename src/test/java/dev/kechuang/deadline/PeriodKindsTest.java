package dev.kechuang.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.deadline.model.OpenDeadline;
import dev.kechuang.deadline.model.OpenDeadlines;
import dev.kechuang.nomination.model.NominationPeriods;
import dev.kechuang.notice.model.NoticePeriods;
import dev.kechuang.payout.model.PayoutPeriods;
import dev.kechuang.portal.Messages;
import dev.kechuang.testsupport.Databases;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Every kind of deadline: its statements run on both databases, its name and messages exist, and no stored deadline is forgotten. */
class PeriodKindsTest {

    /** Instants that nobody counts by the calendar: plain days by a rule of our own, or set to a date by a person. */
    private static final Set<String> NOT_COUNTED = Set.of("objection.batch_due_at", "correction_request.deadline_at");

    private static final List<PeriodKind> KINDS = Stream.of(
                    new NominationPeriods(), new NoticePeriods(), new PayoutPeriods())
            .flatMap(source -> source.kinds().stream())
            .toList();

    @ParameterizedTest
    @EnumSource(Databases.class)
    void statementsOfEveryKindRun(Databases database) {
        var clock = BusinessClock.fixedAt(Instant.parse("2026-03-02T01:00:00Z"));
        var deadlines = new OpenDeadlines(new NamedParameterJdbcTemplate(database.fresh()), clock);
        var row = new OpenDeadline("KC/dept-tax", clock.now(), null, null, null, null, null);
        for (PeriodKind kind : KINDS) {
            assertThat(deadlines.after(kind, "", 10)).as(kind.id()).isEmpty();
            assertThat(deadlines.withoutOrigin(kind, "", 10)).as(kind.id()).isEmpty();
            assertThat(deadlines.move(kind, Map.of(row, clock.now())))
                    .as(kind.id())
                    .isEmpty();
        }
        assertThat(row.key()).isEqualTo("KC");
        assertThat(row.part()).isEqualTo("dept-tax");
    }

    @Test
    void everyKindHasANameAndItsMessageInBothLanguages() {
        var texts = Messages.source();
        for (PeriodKind kind : KINDS) {
            for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                assertThat(texts.getMessage("deadline.kind." + kind.id(), null, locale))
                        .isNotBlank();
                if (kind.template() != null)
                    assertThat(texts.getMessage(kind.template() + ".subject", null, locale))
                            .isNotBlank();
            }
        }
        assertThat(KINDS).extracting(PeriodKind::id).doesNotHaveDuplicates();
    }

    @Test
    void everyStoredDeadlineFollowsTheCalendar() {
        var jdbc = new JdbcTemplate(Databases.H2.fresh());
        var stored = new TreeSet<>(jdbc.queryForList(
                "select lower(table_name) || '.' || lower(column_name) from information_schema.columns"
                        + " where table_schema = 'PUBLIC' and table_name not like 'ACT%' and (column_name like '%DUE_AT'"
                        + " or column_name in ('DEADLINE_AT', 'REMINDER_AT', 'REMIND_AT', 'WAIVER_AT', 'CONFIRM_UNTIL'))"
                        + " and lower(table_name) <> 'inbox_task'",
                String.class));
        stored.removeAll(NOT_COUNTED);
        assertThat(stored).hasSameSizeAs(KINDS).allSatisfy(column -> {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            assertThat(KINDS)
                    .anyMatch(kind -> kind.updates().get(0).startsWith("update " + table + " set " + name + " = :to"));
        });
    }
}
