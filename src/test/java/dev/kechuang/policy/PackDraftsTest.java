package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.calendar.SettableClock;
import dev.kechuang.policy.PackDraft.Status;
import dev.kechuang.policy.model.ClasspathPacks;
import dev.kechuang.policy.model.PolicyDatabase;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** From a clerk's zip into force on both databases: findings stop it, one person alone cannot, of two at once one does. */
class PackDraftsTest {

    private static final String CLERK = "clerk";
    private static final String HEAD = "section-head";
    private static final String LEGAL = "legal";
    private static final String BUREAU = "bureau";
    private static final String BOTH = "clerk-and-legal";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final SettableClock clock = BusinessClock.fixedAt(Instant.parse("2026-03-02T02:00:00Z"));
    private final Map<String, Set<String>> roles = new ConcurrentHashMap<>(Map.of(
            CLERK,
            Set.of("tech-clerk"),
            HEAD,
            Set.of("tech-section-head"),
            LEGAL,
            Set.of("legal-reviewer"),
            BUREAU,
            Set.of("tech-bureau-head"),
            BOTH,
            Set.of("tech-clerk", "legal-reviewer"),
            "auditor",
            Set.of("auditor"),
            "finance",
            Set.of("finance-maker")));
    private DataSource source;
    private JdbcTemplate jdbc;
    private Policies policies;
    private PackDrafts drafts;

    private void open(Databases database) {
        source = database.fresh();
        jdbc = new JdbcTemplate(source);
        policies = node();
        var transactions = new DataSourceTransactionManager(source);
        var audit = new AuditTrail(new NamedParameterJdbcTemplate(source), transactions, clock);
        drafts = new PackDrafts(
                PolicyDatabase.drafts(source),
                PolicyDatabase.versions(source),
                policies,
                new Staff(roles),
                audit,
                clock,
                transactions);
    }

    private Policies node() {
        try {
            return new Policies(
                    PolicyDatabase.versions(source),
                    new PathMatchingResourcePatternResolver(),
                    clock,
                    ClasspathPacks.SHIPPED);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    record Staff(Map<String, Set<String>> roles) implements PolicyStaff {
        @Override
        public Set<String> rolesOf(String userId) {
            return roles.getOrDefault(userId, Set.of());
        }

        @Override
        public Map<String, String> names(Collection<String> userIds) {
            return Map.of();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void approvedCorrectionIsInForceHereAtOnceAndOnAnotherNodeAtItsNextLook(Databases database) {
        open(database);
        Policies otherNode = node();
        UUID draft = drafts.upload("C:\\packs\\corrected.zip", corrected("x-2025-1"), null, CLERK);
        assertThat(drafts.draft(draft, "auditor"))
                .extracting(PackDraft::status, PackDraft::ruleVersionId, PackDraft::fileName)
                .containsExactly(Status.DRAFT, "x-2025-1", "corrected.zip");
        assertThat(drafts.reading(draft, CLERK).sound()).isTrue();
        drafts.submit(draft, "default-2025", " 市级标准有误 ", HEAD);
        assertThat(policies.inForce(DAY).ruleVersionId()).isEqualTo("default-2025");

        RuleVersion published = drafts.approve(draft, LEGAL);

        assertThat(published)
                .extracting(RuleVersion::publishedBy, RuleVersion::approvedBy, RuleVersion::reason, RuleVersion::amends)
                .containsExactly(HEAD, LEGAL, "市级标准有误", "default-2025");
        assertThat(policies.inForce(DAY).ruleVersionId()).isEqualTo("x-2025-1");
        assertThat(policies.version("default-2025").ruleVersionId()).isEqualTo("default-2025");
        assertThat(otherNode.inForce(DAY).ruleVersionId()).isEqualTo("default-2025");
        assertThat(otherNode.version("x-2025-1").effectiveFrom())
                .as("a case of the new version is read through")
                .isEqualTo(LocalDate.of(2025, 1, 1));
        otherNode.look();
        assertThat(otherNode.inForce(DAY).ruleVersionId()).isEqualTo("x-2025-1");
        assertThat(node().head("x-2025-1")).as("as stored").isEqualTo(published);
        assertThat(actions()).containsExactly("policy.draftUploaded", "policy.draftSubmitted", "policy.published");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nobodyApprovesWhatTheyUploadedOrSubmitted(Databases database) {
        open(database);
        UUID uploaded = drafts.upload("a.zip", corrected("x-1"), null, BOTH);
        drafts.submit(uploaded, null, "理由", CLERK);
        UUID submitted = drafts.upload("b.zip", corrected("x-2"), null, CLERK);
        drafts.submit(submitted, null, "理由", BOTH);

        for (UUID own : List.of(uploaded, submitted)) {
            refused("policy.draft.ownWork", () -> drafts.approve(own, BOTH));
            refused("policy.draft.ownWork", () -> drafts.sendBack(own, "理由", BOTH));
        }
        // The tables refuse it as well, whoever writes to them.
        assertThatThrownBy(() -> jdbc.update(
                        "update pack_draft set status = 'PUBLISHED', reviewer = ?, reviewed_at = uploaded_at where id = ?",
                        BOTH.toUpperCase(java.util.Locale.ROOT),
                        uploaded))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() ->
                        jdbc.update("update rule_version set published_by = 'a', approved_by = 'A', reason = 'x'"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.update("update rule_version set published_by = 'a', reason = 'x'"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(policies.heads()).hasSize(1);

        assertThat(drafts.approve(uploaded, LEGAL).approvedBy())
                .as("the control: another person may")
                .isEqualTo(LEGAL);
        assertThat(drafts.approve(submitted, BUREAU).publishedBy()).isEqualTo(BOTH);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void everyStepAsksForItsRole(Databases database) {
        open(database);
        for (String stranger : List.of(LEGAL, BUREAU, "auditor", "finance", "nobody")) {
            refused("policy.draft.makersOnly", () -> drafts.upload("a.zip", corrected("x-1"), null, stranger));
        }
        UUID draft = drafts.upload("a.zip", corrected("x-1"), null, CLERK);
        refused("policy.draft.makersOnly", () -> drafts.submit(draft, null, "理由", LEGAL));
        refused("policy.draft.makersOnly", () -> drafts.withdraw(draft, "auditor"));
        drafts.submit(draft, null, "理由", CLERK);
        for (String stranger : List.of(CLERK, HEAD, "auditor", "finance")) {
            refused("policy.draft.approversOnly", () -> drafts.approve(draft, stranger));
            refused("policy.draft.approversOnly", () -> drafts.sendBack(draft, "理由", stranger));
        }
        for (String stranger : List.of("finance", "nobody")) {
            refused("policy.draft.readersOnly", () -> drafts.drafts(stranger));
            refused("policy.draft.readersOnly", () -> drafts.files(draft, stranger));
            refused("policy.draft.readersOnly", () -> drafts.published("default-2025", stranger));
        }
        assertThat(drafts.drafts("auditor")).hasSize(1);
        roles.put(LEGAL, Set.of());
        refused("policy.draft.approversOnly", () -> drafts.approve(draft, LEGAL));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void packWithFindingsIsKeptAndLookedAtButGoesNoFurther(Databases database) {
        open(database);
        byte[] unreviewed = PackZips.named("x-1")
                .with("pack.yaml", "legalReviewNo: X区法审〔2024〕56号", "legalReviewNo: \"\"")
                .zip();
        UUID draft = drafts.upload("a.zip", unreviewed, null, CLERK);
        assertThat(drafts.reading(draft, CLERK).findings()).isNotEmpty();
        refused("policy.draft.findings", () -> drafts.submit(draft, null, "理由", CLERK));

        // Whatever got it there: publication reads the stored bytes once more.
        jdbc.update(
                "update pack_draft set status = 'SUBMITTED', rule_version_id = 'x-1', reason = 'x', submitted_by = ?,"
                        + " submitted_at = uploaded_at where id = ?",
                CLERK,
                draft);
        refused("policy.draft.findings", () -> drafts.approve(draft, LEGAL));
        jdbc.update("update pack_draft set content_sha256 = 'another' where id = ?", draft);
        assertThatThrownBy(() -> drafts.approve(draft, LEGAL)).isInstanceOf(IllegalStateException.class);
        assertThat(policies.heads()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void correctedUploadTakesThePlaceOfTheDraftItCorrects(Databases database) {
        open(database);
        UUID first = drafts.upload("a.zip", corrected("x-1"), null, CLERK);
        drafts.submit(first, null, "理由", CLERK);
        refused("policy.draft.withdrawFirst", () -> drafts.upload("b.zip", corrected("x-1"), first, CLERK));
        refused("policy.draft.reasonMissing", () -> drafts.sendBack(first, "  ", LEGAL));
        drafts.sendBack(first, "缺少说明", LEGAL);
        assertThat(drafts.draft(first, CLERK).returnReason()).isEqualTo("缺少说明");
        refused("policy.draft.movedOn", () -> drafts.approve(first, BUREAU));
        refused("policy.draft.movedOn", () -> drafts.withdraw(first, CLERK));

        UUID second = drafts.upload("b.zip", corrected("x-1"), first, HEAD);
        UUID third = drafts.upload("c.zip", corrected("x-1"), second, HEAD);
        assertThat(drafts.drafts(CLERK))
                .extracting(PackDraft::id, PackDraft::status)
                .contains(
                        org.assertj.core.api.Assertions.tuple(first, Status.RETURNED),
                        org.assertj.core.api.Assertions.tuple(second, Status.WITHDRAWN),
                        org.assertj.core.api.Assertions.tuple(third, Status.DRAFT));
        refused("policy.draft.reasonMissing", () -> drafts.submit(third, null, " ", CLERK));
        refused("policy.draft.reasonTooLong", () -> drafts.submit(third, null, "因".repeat(1001), CLERK));
        refused("policy.unknownVersion", () -> drafts.submit(third, "nowhere", "理由", CLERK));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void publishedIdIsRefusedWithWhatToDo(Databases database) {
        open(database);
        UUID again = drafts.upload("a.zip", PackZips.named("default-2025").zip(), null, CLERK);
        refused("policy.draft.idTaken", () -> drafts.submit(again, null, "理由", CLERK));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void ofTwoApproversAtOnceOneWins(Databases database) throws Exception {
        open(database);
        for (int round = 0; round < 5; round++) {
            UUID draft = submitted("x-" + round + "-1");
            assertThat(together(() -> drafts.approve(draft, LEGAL), () -> drafts.approve(draft, BUREAU)))
                    .containsExactlyInAnyOrder("done", "policy.draft.movedOn");
        }
        assertThat(policies.heads()).hasSize(6);
        assertThat(actions().stream().filter("policy.published"::equals)).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void ofTwoPacksWithOneIdOneIsPublished(Databases database) throws Exception {
        open(database);
        for (int round = 0; round < 5; round++) {
            String id = "y-" + round + "-1";
            UUID one = submitted(id);
            UUID other = submitted(id);
            assertThat(together(() -> drafts.approve(one, LEGAL), () -> drafts.approve(other, BUREAU)))
                    .containsExactlyInAnyOrder("done", "policy.draft.idTaken");
            assertThat(List.of(
                            drafts.draft(one, CLERK).status(),
                            drafts.draft(other, CLERK).status()))
                    .containsExactlyInAnyOrder(Status.PUBLISHED, Status.SUBMITTED);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void newCasesFallUnderTheLatestAndAnAmendmentStandsInPlaceOfWhatItAmends(Databases database) {
        open(database);
        publish(
                PackZips.named("next")
                        .with("pack.yaml", "effectiveFrom: \"2025-01-01\"", "effectiveFrom: \"2026-06-01\""),
                null);
        assertThat(policies.inForce(LocalDate.of(2026, 5, 31)).ruleVersionId()).isEqualTo("default-2025");
        assertThat(policies.inForce(LocalDate.of(2026, 6, 1)).ruleVersionId()).isEqualTo("next");

        // Begins before what it corrects, and is the version of those days all the same.
        publish(
                PackZips.named("next-a")
                        .with("pack.yaml", "effectiveFrom: \"2025-01-01\"", "effectiveFrom: \"2025-02-01\""),
                "next");
        assertThat(policies.inForce(LocalDate.of(2026, 6, 1)).ruleVersionId()).isEqualTo("next-a");
        publish(
                PackZips.named("next-b")
                        .with("pack.yaml", "effectiveFrom: \"2025-01-01\"", "effectiveFrom: \"2026-09-01\""),
                "next-a");
        assertThat(policies.inForce(LocalDate.of(2026, 8, 31)).ruleVersionId()).isEqualTo("next-a");
        assertThat(policies.inForce(LocalDate.of(2026, 9, 1)).ruleVersionId()).isEqualTo("next-b");

        clock.set(Instant.parse("2026-03-03T02:00:00Z"));
        publish(PackZips.named("a-later-one"), null);
        assertThat(policies.inForce(LocalDate.of(2025, 1, 15)).ruleVersionId())
                .as("of two from the same day the one published last")
                .isEqualTo("a-later-one");
        assertThat(policies.version("a-later-one").annualCap()).isEqualTo(Money.ofYuan(2_000_000));
    }

    private void publish(PackZips pack, String amends) {
        UUID draft = drafts.upload("a.zip", pack.zip(), null, CLERK);
        drafts.submit(draft, amends, "理由", CLERK);
        drafts.approve(draft, LEGAL);
    }

    private UUID submitted(String id) {
        UUID draft = drafts.upload("a.zip", corrected(id), null, CLERK);
        drafts.submit(draft, null, "理由", CLERK);
        return draft;
    }

    private static byte[] corrected(String id) {
        return PackZips.named(id)
                .with("categories/c04.yaml", "首次认定(备案)", "首次认定或备案")
                .zip();
    }

    private static List<String> together(Runnable one, Runnable other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        List<String> outcomes = new ArrayList<>();
        for (Future<String> outcome : threads.invokeAll(List.of(outcome(one), outcome(other)))) {
            outcomes.add(outcome.get());
        }
        threads.shutdown();
        return outcomes;
    }

    private static Callable<String> outcome(Runnable step) {
        return () -> {
            try {
                step.run();
                return "done";
            } catch (Refusal refused) {
                return refused.key();
            }
        };
    }

    private List<String> actions() {
        return jdbc.queryForList(
                "select action from audit_entry where subject_type = 'policyPack' order by id", String.class);
    }

    private static void refused(String key, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo(key));
    }
}
