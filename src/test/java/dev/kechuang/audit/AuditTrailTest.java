package dev.kechuang.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.testsupport.Databases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTrailTest {

    static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @ParameterizedTest
    @EnumSource
    void entriesVanishWithTheirTransactionButRefusalsStay(Databases database) {
        var dataSource = database.fresh();
        var transactions = new JdbcTransactionManager(dataSource);
        var trail =
                new AuditTrail(new NamedParameterJdbcTemplate(dataSource), transactions, BusinessClock.fixedAt(NOW));

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            trail.record("nomination.submitted", "case", "KC-1", "zhang", Map.of("field", "name"));
            trail.recordRefusal("nomination.refused", "case", "KC-1", "zhang", Map.of("reason", "late\nline"));
            status.setRollbackOnly();
        });

        assertThat(trail.page("case", "KC-1", 0, 10).entries())
                .extracting(AuditEntry::action, AuditEntry::details, AuditEntry::at)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("nomination.refused", "reason=late line", NOW));
    }

    @ParameterizedTest
    @EnumSource
    void manySubjectsAreWrittenAtOnceAndReadPageByPageNewestFirst(Databases database) {
        var dataSource = database.fresh();
        var trail = new AuditTrail(
                new NamedParameterJdbcTemplate(dataSource),
                new JdbcTransactionManager(dataSource),
                BusinessClock.fixedAt(NOW));

        trail.recordAll("notice.passed", "case", List.of("A", "B", "C"), "system", Map.of());
        trail.recordAll("notice.passed", "case", List.of(), "system", Map.of());

        var second = trail.page("", null, 1, 2);
        assertThat(second.total()).isEqualTo(3);
        assertThat(second.pages()).isEqualTo(2);
        assertThat(second.entries()).extracting(AuditEntry::subjectKey).containsExactly("A");
    }
}
