package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.policy.model.BrokenPack;
import dev.kechuang.policy.model.ClasspathPacks;
import dev.kechuang.policy.model.PolicyDatabase;
import dev.kechuang.shared.Refusal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Publishing at the start, and what a start refuses. */
class PoliciesTest {

    private final DataSource h2 = PolicyDatabase.h2();

    private static Policies started(DataSource database) throws IOException {
        return started(database, ClasspathPacks.SHIPPED);
    }

    private static Policies started(DataSource database, String folders) throws IOException {
        return new Policies(
                PolicyDatabase.versions(database),
                new PathMatchingResourcePatternResolver(),
                BusinessClock.fixedAt(Instant.parse("2026-03-03T02:00:00Z")),
                folders);
    }

    @Test
    void installationIsGivenItsMeasuresAsFolders() throws IOException {
        Policies policies = started(h2, "classpath*:packs/*/");
        assertThat(policies.all()).extracting(PolicyPack::ruleVersionId).containsExactly("linshui-2026");
        assertThat(policies.current().category("B06").nameEn()).isEqualTo("Demonstration base under forest cover");

        String folder = Path.of("src/test/resources/packs").toUri().toString();
        assertThat(started(PolicyDatabase.h2(), folder + "*").current().ruleVersionId())
                .isEqualTo("linshui-2026");
        assertThatExceptionOfType(BrokenPack.class)
                .isThrownBy(() -> started(PolicyDatabase.h2(), "classpath*:nowhere/*/"))
                .withMessageContaining("classpath*:nowhere/*/");
    }

    @Test
    void firstStartPublishesTheDefaultPackAndTheNextReadsIt() throws IOException {
        started(h2);
        Policies policies = started(h2);

        assertThat(policies.current().ruleVersionId()).isEqualTo("default-2025");
        assertThat(policies.version("default-2025").categories()).hasSize(31);
        assertThat(policies.all()).hasSize(1);
    }

    @Test
    void formsComeFromTheStoredPack() throws IOException {
        Policies policies = started(h2);

        assertThat(new String(policies.current().form("C04"), StandardCharsets.UTF_8))
                .contains("\"id\": \"apply-c04\"");
    }

    @Test
    void changedPackUnderAPublishedIdStopsTheStart() throws IOException {
        started(h2);
        JdbcClient.create(h2)
                .sql("update rule_version set content_sha256 = 'another'")
                .update();

        assertThatExceptionOfType(BrokenPack.class)
                .isThrownBy(() -> started(h2))
                .withMessageContaining("default-2025")
                .withMessageContaining("give the changed pack a new id");
    }

    @Test
    void packThatIsNoLongerShippedIsStillReadForItsCases() throws IOException {
        started(h2);
        JdbcClient.create(h2).sql("""
                        insert into rule_version (id, title, effective_from, effective_to, fair_competition_review_no,
                            legal_review_no, content_sha256, content, published_at)
                        select 'older', title, effective_from, effective_to,
                            fair_competition_review_no, legal_review_no, content_sha256, content, published_at
                        from rule_version
                        """).update();

        assertThat(started(h2).version("default-2025").annualCap().fen()).isEqualTo(200_000_000L);
    }

    @Test
    void dayOutsideEveryVersionIsRefused() throws IOException {
        Policies policies = started(h2);

        assertThat(policies.inForce(LocalDate.of(2025, 1, 1)).ruleVersionId()).isEqualTo("default-2025");
        assertThat(policies.inForce(LocalDate.of(2027, 12, 31)).ruleVersionId()).isEqualTo("default-2025");
        for (LocalDate day : List.of(LocalDate.of(2024, 12, 31), LocalDate.of(2028, 1, 1))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> policies.inForce(day))
                    .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("policy.noneInForce"));
        }
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> policies.version("nowhere"))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("policy.unknownVersion"));
    }

    @Test
    void nodesThatStartTogetherOnPostgresPublishOnce() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            DataSource database = PolicyDatabase.withTables(postgres.getPostgresDatabase());
            Callable<Policies> start = () -> started(database);
            ExecutorService nodes = Executors.newFixedThreadPool(3);
            for (Future<Policies> node : nodes.invokeAll(List.of(start, start, start))) {
                assertThat(node.get().current().ruleVersionId()).isEqualTo("default-2025");
            }
            nodes.shutdown();
            assertThat(JdbcClient.create(database)
                            .sql("select count(*) from rule_version")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1L);
        }
    }
}
