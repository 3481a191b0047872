package dev.kechuang.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.KechuangApplication;
import dev.kechuang.registry.Accounts;
import dev.kechuang.registry.NewAccount;
import dev.kechuang.testsupport.Databases;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How long 10,000 rows take on PostgreSQL, from the file to the first state in which each case waits for a person. */
@Tag("bench")
@SpringBootTest(
        classes = KechuangApplication.class,
        properties = {
            "kechuang.demo.enabled=true",
            "kechuang.demo.force=true",
            "kechuang.data-dir=target/intake-bench",
            "camunda.bpm.webapp.security-config-file=/securityFilterRules.json"
        })
class IntakeBenchTest {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeBenchTest.class);
    private static final int ROWS = 10_000;
    private static final String CLERK = "bench-clerk";

    @Autowired
    OfficialLists lists;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        String url = Databases.emptyPostgresUrl();
        properties.add(
                "spring.datasource.url", () -> url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true");
        properties.add("spring.datasource.username", () -> "postgres");
    }

    @Test
    void tenThousandRowsUntilTheFirstPersonIsAsked() {
        accounts.create(new NewAccount(CLERK, "王芳", null, "a-long-password-1", null, Set.of("tech-clerk")), "test");
        byte[] directory = OfficialListSamples.unitDirectory(ROWS).csv();
        byte[] recognitions = OfficialListSamples.hnte(ROWS, 2026).csv();
        int expected = OfficialListSamples.expected(ROWS).get(RowOutcome.CREATED);

        long start = System.nanoTime();
        bring(ListKind.UNIT_DIRECTORY, directory);
        long units = System.nanoTime();
        UUID list = bring(ListKind.HNTE, recognitions);
        long cases = System.nanoTime();
        // A job may lie between a case and its task; then the engine needs a moment more.
        for (int tries = 0; waiting() < expected && tries < 1_200; tries++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        }
        long asked = System.nanoTime();
        bring(ListKind.HNTE, recognitions);
        long again = System.nanoTime();

        LOG.warn(
                "BENCH intake {} rows: units {} s, cases {} s, all people asked after {} s ({} cases/s), same file again {} s",
                ROWS,
                seconds(units - start),
                seconds(cases - units),
                seconds(asked - units),
                String.format(Locale.ROOT, "%.0f", expected / ((asked - units) / 1e9)),
                seconds(again - asked));
        assertThat(lists.list(list, CLERK).totals()).isEqualTo(OfficialListSamples.expected(ROWS));
        assertThat(waiting()).isEqualTo(expected);
    }

    private UUID bring(ListKind kind, byte[] file) {
        UUID id = lists.receive(kind, 2026, "bench.csv", file, CLERK).listId();
        lists.processing(id).join();
        assertThat(lists.list(id, CLERK).finished()).isTrue();
        return id;
    }

    private int waiting() {
        return jdbc.sql("select count(*) from inbox_task where task_key = 'userTask_confirmEntitlement'")
                .query(Integer.class)
                .single();
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
    }
}
