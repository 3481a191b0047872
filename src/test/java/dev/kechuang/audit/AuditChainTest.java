package dev.kechuang.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.testsupport.Databases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody with the database's password changes afterwards is found. */
class AuditChainTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final int ENTRIES = 60;

    private DataSource database;
    private AuditTrail trail;
    private AuditChain chain;
    private JdbcTemplate jdbc;

    private void open(Databases kind) {
        database = kind.fresh();
        var transactions = new JdbcTransactionManager(database);
        trail = new AuditTrail(new NamedParameterJdbcTemplate(database), transactions, BusinessClock.fixedAt(NOW));
        chain = new AuditChain(database, transactions);
        jdbc = new JdbcTemplate(database);
        for (int i = 1; i <= ENTRIES; i++) {
            trail.record(
                    "nomination.submitted", "case", "KC-" + i, i % 7 == 0 ? "system" : "zhang", Map.of("n", "" + i));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCommittedEntryIsSealedOnceInOrder(Databases kind) {
        open(kind);
        assertThat(chain.verify()).isEqualTo(new AuditChain.Finding(0, null, ENTRIES, chain.head()));
        assertThat(chain.sealAll()).isEqualTo(ENTRIES);
        assertThat(chain.sealAll()).isZero();
        var noted = chain.head();
        trail.recordAll("notice.passed", "case", List.of("A", "B"), "system", Map.of());
        assertThat(chain.sealAll()).isEqualTo(2);
        var finding = chain.verify();
        assertThat(finding.intact()).isTrue();
        assertThat(finding.checked()).isEqualTo(ENTRIES + 2);
        assertThat(finding.unsealed()).isZero();
        assertThat(chain.contains(noted)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatCommitsLateIsSealedBehindThoseWithHigherNumbers(Databases kind) {
        open(kind);
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(status -> {
            trail.record("nomination.late", "case", "KC-LATE", "zhang", Map.of());
            trail.recordRefusal("nomination.refused", "case", "KC-EARLY", "zhang", Map.of());
            // Another connection seals while this transaction is open.
            var other = new Thread(chain::sealAll);
            other.start();
            try {
                other.join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        assertThat(chain.verify().unsealed()).isEqualTo(1);
        assertThat(chain.sealAll()).isEqualTo(1);
        assertThat(chain.verify().intact()).isTrue();
        assertThat(chain.verify().unsealed()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfTamperingShows(Databases kind) {
        open(kind);
        chain.sealAll();
        var noted = chain.head();
        var random = new Random(20260302);
        var edits = List.of(
                "update audit_entry set actor = 'li' where id = %d",
                "update audit_entry set details = 'n=0' where id = %d",
                "update audit_entry set subject_key = 'KC-X' where id = %d",
                "update audit_entry set at = timestamp with time zone '2026-03-01 00:00:00+00' where id = %d",
                "update audit_seal set entry_id = -entry_id where entry_id = %d",
                "delete from audit_seal where entry_id = %d");
        // The foreign key would already refuse two of them; whoever has the password drops it first.
        jdbc.queryForList(
                        "select constraint_name from information_schema.table_constraints where"
                                + " lower(table_name) = 'audit_seal' and constraint_type = 'FOREIGN KEY'",
                        String.class)
                .forEach(name -> jdbc.execute("alter table audit_seal drop constraint \"" + name + "\""));
        for (String edit : edits) {
            long victim = 1 + random.nextInt(ENTRIES - 1);
            new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(status -> {
                assertThat(jdbc.update(edit.formatted(victim))).isEqualTo(1);
                status.flush();
            });
            assertThat(chain.verify().intact()).as(edit).isFalse();
            restore();
            assertThat(chain.verify().intact()).as("restored").isTrue();
        }
        // A chain cut and written anew fits in itself; only the head noted outside tells.
        jdbc.update("update audit_entry set actor = 'li' where id = 5");
        jdbc.update("delete from audit_seal");
        chain.sealAll();
        assertThat(chain.verify().intact()).isTrue();
        assertThat(chain.contains(noted)).isFalse();
    }

    /** Puts every entry and link back as they were. */
    private void restore() {
        jdbc.update("delete from audit_seal");
        jdbc.update("update audit_entry set actor = case when mod(id, 7) = 0 then 'system' else 'zhang' end,"
                + " details = concat('n=', cast(id as varchar)), subject_key = concat('KC-', cast(id as varchar)),"
                + " at = timestamp with time zone '2026-03-02 01:00:00+00'");
        chain.sealAll();
    }
}
