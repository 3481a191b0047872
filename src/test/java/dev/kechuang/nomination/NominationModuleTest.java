package dev.kechuang.nomination;

import static dev.kechuang.nomination.Office.BUREAU;
import static dev.kechuang.nomination.Office.CLERK;
import static dev.kechuang.nomination.Office.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kechuang.policy.CasePath;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faces, tables and tokens of the module together, on both databases. */
class NominationModuleTest {

    private static final String OTHER = "operator-b";
    private static final Set<String> PROMISES = Set.of(
            "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent");

    private Office office;

    @AfterEach
    void close() {
        if (office != null) office.close();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void listOfSixHundredBecomesCasesOnceAndEachWaitsForItsUnit(Databases database) {
        open(database);
        List<ListHit> hits = IntStream.rangeClosed(1, 600)
                .mapToObj(NominationModuleTest::hit)
                .toList();
        Entitlements entitlements = office.bean(Entitlements.class);

        ListOutcome first = entitlements.createFromList(2026, "C02", hits, CLERK);
        ListOutcome second = entitlements.createFromList(2026, "C02", hits.subList(0, 10), CLERK);

        assertThat(first.created()).hasSize(600).doesNotHaveDuplicates();
        assertThat(first.created().get(599)).isEqualTo(CaseNo.of("KC-2026-C02-000600"));
        assertThat(first.unmatched()).isEmpty();
        assertThat(second.created()).isEmpty();
        assertThat(second.unmatched())
                .hasSize(10)
                .allMatch(row -> row.reasonKey().equals("nomination.list.duplicate"));
        assertThat(office.count("inbox_task where done_at is null and applicant_unit is not null"))
                .isEqualTo(600);
        assertThat(office.count("audit_entry where action = 'nomination.foundOnList'"))
                .isEqualTo(600);
        assertThat(office.count("notification where template_key = 'nomination.notice.foundOnList'"))
                .isEqualTo(600);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void badRowsOfAListGoToTheManualQueue(Databases database) {
        open(database);
        var otherName = new ListHit(
                dev.kechuang.registry.NewUnit.of(TestUnits.uscc(1), "另一家公司", "ENTERPRISE"),
                Map.of("techSmeRegNo", "R-2"));
        var badCode = new ListHit(
                dev.kechuang.registry.NewUnit.of("91110101MA0000000X", "错码公司", "ENTERPRISE"),
                Map.of("techSmeRegNo", "R-3"));
        var noMatter = new ListHit(TestUnits.listed(4), Map.of());

        ListOutcome outcome = office.bean(Entitlements.class)
                .createFromList(2026, "C02", List.of(hit(1), otherName, badCode, noMatter, hit(1)), CLERK);

        assertThat(outcome.created()).containsExactly(CaseNo.of("KC-2026-C02-000001"));
        assertThat(outcome.unmatched())
                .extracting(ListOutcome.Unmatched::reasonKey)
                .containsExactlyInAnyOrder(
                        "nomination.list.otherName",
                        "nomination.list.badUscc",
                        "nomination.check.noMatter",
                        "nomination.list.duplicate");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void entitlementMayBeConfirmedLateUntilItIsWaived(Databases database) {
        open(database);
        List<CaseNo> cases = office.bean(Entitlements.class)
                .createFromList(2026, "C02", List.of(hit(1), hit(2)), CLERK)
                .created();
        office.people.actsFor(OTHER, TestUnits.Known.of(2));
        NominationFlow flow = office.bean(NominationFlow.class);

        office.now("2026-03-10T09:00");
        office.runDue();
        assertThat(office.count("notification where template_key = 'nomination.notice.entitlementReminder'"))
                .isEqualTo(2);
        office.now("2026-03-17T09:00");
        office.runDue();
        assertThat(office.status(cases.get(0))).isEqualTo(CaseStatus.DEFERRED);
        flow.entitlementConfirmed(cases.get(0), true, PROMISES, OPERATOR);
        office.runContinuations();
        assertThat(office.status(cases.get(0))).isEqualTo(CaseStatus.JOINT_CHECK);
        office.now("2026-04-17T09:00");
        assertThatExceptionOfType(Refusal.class)
                .as("somebody else's case")
                .isThrownBy(() -> flow.entitlementConfirmed(cases.get(1), true, PROMISES, OPERATOR));
        flow.entitlementConfirmed(cases.get(1), true, PROMISES, OTHER);
        office.runContinuations();

        assertThat(office.status(cases.get(1))).isEqualTo(CaseStatus.WAIVED);
        assertThat(office.alive(cases.get(1))).isZero();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void entitlementIsConfirmedOnlyWithEveryCommitmentOfItsFormAndKeepsTheirWords(Databases database) {
        open(database);
        CaseNo caseNo = office.bean(Entitlements.class)
                .createFromList(2026, "C02", List.of(hit(1)), CLERK)
                .created()
                .get(0);
        NominationFlow flow = office.bean(NominationFlow.class);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> flow.entitlementConfirmed(caseNo, false, Set.of("publicConsent"), OPERATOR))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .extracting(Problem::field)
                        .containsExactly(
                                "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck"));
        var tooMany = new ArrayList<>(PROMISES);
        tooMany.add("somethingElse");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> flow.entitlementConfirmed(caseNo, false, tooMany, OPERATOR))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("nomination.entitlement.commitmentUnknown"));
        assertThat(office.count("entitlement_commitment")).isZero();

        flow.entitlementConfirmed(caseNo, false, PROMISES, OPERATOR);
        office.runContinuations();

        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.JOINT_CHECK);
        var dossiers = office.bean(Dossiers.class);
        assertThat(dossiers.dossier(dossiers.summary(caseNo).id(), CLERK).promises())
                .hasSize(5)
                .allSatisfy(given -> {
                    assertThat(given.ruleVersionId()).isEqualTo("default-2025");
                    assertThat(given.by()).isEqualTo("姓名" + OPERATOR);
                    assertThat(given.at()).isEqualTo(office.clock.now());
                })
                .anySatisfy(given -> assertThat(given.textZh()).contains("真实、准确、完整", "退回资金"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void contestedEntitlementIsReviewed(Databases database) {
        open(database);
        CaseNo caseNo = office.bean(Entitlements.class)
                .createFromList(2026, "C02", List.of(hit(1)), CLERK)
                .created()
                .get(0);

        office.bean(NominationFlow.class).entitlementContested(caseNo, false, "该编号不属于我单位", OPERATOR);
        office.runContinuations();

        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.FORMAL_REVIEW);
        assertThat(office.bean(Dossiers.class).summary(caseNo).path()).isEqualTo(CasePath.B);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void sameMatterIsRefusedWhileItIsAliveAndFreeAfterWithdrawal(Databases database) {
        open(database);
        CaseNo first = office.submitted(OPERATOR, "光电平台", "CITY");
        office.people.add(OTHER, "applicant-operator", "applicant-approver");
        UUID again = office.draft(OTHER, "光电平台", "CITY");

        assertThat(office.bean(Drafts.class).problems(again, OTHER))
                .extracting(Problem::key)
                .containsExactly("nomination.check.duplicate");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> office.bean(Drafts.class).submit(again, OTHER));
        office.bean(Nominations.class).withdraw(first, "填错", OPERATOR);
        office.runContinuations();

        assertThat(office.alive(first)).isZero();
        assertThat(office.count("inbox_task where done_at is null")).isZero();
        assertThat(office.bean(Drafts.class).submit(again, OTHER)).isEqualTo(CaseNo.of("KC-2026-C04-000002"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void bannedUnitAndClosedWindowAreRefused(Databases database) {
        open(database);
        UUID id = office.draft(OPERATOR, "光电平台", "CITY");
        office.people.add("integrity", "integrity-officer");
        office.bean(Nominations.class).ban(TestUnits.uscc(1), LocalDate.of(2026, 12, 31), "科研失信", "integrity");
        assertThat(office.bean(Drafts.class).problems(id, OPERATOR))
                .extracting(Problem::key)
                .containsExactly("nomination.check.banned");
        office.now("2026-04-12T00:00");
        assertThat(office.bean(Drafts.class).problems(id, OPERATOR))
                .extracting(Problem::key)
                .contains("nomination.check.windowClosed");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> office.bean(Drafts.class).begin("C04", OPERATOR));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void submissionsAtOnceGetNumbersWithoutGapsOrDoubles(Databases database) throws Exception {
        open(database);
        List<Callable<CaseNo>> submissions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UUID id = office.draft(OPERATOR, "平台" + i, "CITY");
            submissions.add(() -> office.bean(Drafts.class).submit(id, OPERATOR));
        }
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<CaseNo> numbers = new ArrayList<>();
            for (Future<CaseNo> done : pool.invokeAll(submissions)) numbers.add(done.get());
            assertThat(numbers.stream().map(CaseNo::text).sorted())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 8)
                            .mapToObj(no -> CaseNo.of(2026, "C04", no).text())
                            .toList());
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void bureauMeetingProposesAllAndLaterStagesMoveThemAsSets(Databases database) {
        open(database);
        List<CaseNo> cases = IntStream.range(0, 3)
                .mapToObj(no -> accepted("平台" + no))
                .peek(office::allDepartmentsPass)
                .toList();
        assertThat(office.bean(Dossiers.class).calculated(2026, BUREAU)).containsExactlyElementsOf(cases);
        assertThat(office.bean(Dossiers.class).sumOfCalculated(2026)).isEqualTo(Money.ofYuan(300_000));

        assertThat(office.bean(Proposals.class).proposeAll(cases, BUREAU)).isEmpty();
        office.runContinuations();
        Nominations nominations = office.bean(Nominations.class);
        assertThat(nominations.proposed(2026, Set.of(CasePath.B)))
                .extracting(ProposedEntry::caseNo)
                .containsExactlyElementsOf(cases);
        assertThat(nominations.proposed(2026, Set.of(CasePath.D))).isEmpty();
        nominations.markInNotice(cases, "GS-2026-001");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> nominations.withdraw(cases.get(0), "太迟", OPERATOR));
        nominations.suspended(cases.get(2), "YY-2026-0001");
        nominations.noticePassed(cases.subList(0, 2));
        nominations.noticePassed(cases.subList(0, 2));
        nominations.removed(cases.get(2), "异议成立");
        nominations.decided(List.of(cases.get(0)), "示政〔2026〕1号");
        nominations.govRejected(List.of(cases.get(1)), "未批准");
        office.runContinuations();
        nominations.payable(List.of(cases.get(0)));
        nominations.paying(List.of(cases.get(0)));
        nominations.returned(List.of(cases.get(0)), "R01");
        nominations.payable(List.of(cases.get(0)));
        nominations.paying(List.of(cases.get(0)));
        nominations.paid(List.of(cases.get(0)));
        office.runContinuations();

        assertThat(cases.stream().map(office::status))
                .containsExactly(CaseStatus.PAID, CaseStatus.GOV_REJECTED, CaseStatus.REMOVED);
        assertThat(cases.stream().map(office::alive)).containsOnly(0L);
        assertThat(office.count("token_move")).isZero();
        assertThat(office.count("nomination_step where to_status = 'NOTICE_PASSED'"))
                .isEqualTo(2);
        Dossier dossier = office.bean(Dossiers.class)
                .dossier(office.bean(Dossiers.class).summary(cases.get(0)).id(), OPERATOR);
        assertThat(dossier.noticeNo()).isEqualTo("GS-2026-001");
        assertThat(dossier.decisionNo()).isEqualTo("示政〔2026〕1号");
        assertThat(dossier.steps()).last().extracting(CaseStep::to).isEqualTo(CaseStatus.PAID);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nobodyConfirmsAnOwnRefusalAndStrangersSeeNothing(Databases database) {
        open(database);
        CaseNo caseNo = office.submitted(OPERATOR, "光电平台", "CITY");
        office.people.add(CLERK, "tech-clerk", "tech-section-head");
        Map<String, Object> refuse = Map.of("decision", "REFUSE", "reasonCode", "NOT_ELIGIBLE", "reason", "主体不符合条件");
        office.complete(caseNo, "decideFormalReview", CLERK, refuse);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> office.complete(caseNo, "confirmNonAcceptance", CLERK, Map.of("decision", "CONFIRM")))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("nomination.review.ownCase"));
        assertThat(office.count("audit_entry where action = 'nomination.ownReviewRefused'"))
                .isEqualTo(1);
        UUID id = office.bean(Dossiers.class).summary(caseNo).id();
        office.people.add(OTHER, "applicant-operator");
        for (String stranger : List.of(OTHER, "at-dept-tax", "nobody")) {
            assertThatExceptionOfType(Refusal.class)
                    .as(stranger)
                    .isThrownBy(() -> office.bean(Dossiers.class).dossier(id, stranger))
                    .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        }
        office.complete(caseNo, "confirmNonAcceptance", Office.HEAD, Map.of("decision", "CONFIRM"));

        assertThat(office.status(caseNo)).isEqualTo(CaseStatus.NOT_ACCEPTED);
        assertThat(office.bean(Dossiers.class).dossier(id, OPERATOR).reviews()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void searchFindsByTextYearStatusAndCategory(Databases database) {
        open(database);
        office.submitted(OPERATOR, "光电平台", "CITY");
        office.submitted(OPERATOR, "100%_平台", "CITY");
        Dossiers dossiers = office.bean(Dossiers.class);

        assertThat(dossiers.search(new CaseFilter(2026, "C04", CaseStatus.FORMAL_REVIEW, null), 0, 1, CLERK))
                .satisfies(page -> assertThat(page.cases()).hasSize(1))
                .satisfies(page -> assertThat(page.total()).isEqualTo(2));
        assertThat(dossiers.search(new CaseFilter(null, null, null, "0%_平"), 0, 20, CLERK)
                        .total())
                .isEqualTo(1);
        assertThat(dossiers.search(new CaseFilter(2025, null, null, null), 0, 20, CLERK)
                        .total())
                .isZero();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> dossiers.search(new CaseFilter(null, null, null, null), 0, 20, OPERATOR));
    }

    private void open(Databases database) {
        office = new Office(database);
        office.people.actsFor(OPERATOR, TestUnits.Known.of(1));
        office.people.actsFor(OTHER, TestUnits.Known.of(2));
        office.people.add(OTHER, "applicant-operator", "applicant-approver");
        office.openWindow("C04", "C02");
    }

    private CaseNo accepted(String platform) {
        CaseNo caseNo = office.submitted(OPERATOR, platform, "CITY");
        office.complete(caseNo, "decideFormalReview", CLERK, Map.of("decision", "ACCEPT"));
        return caseNo;
    }

    private static ListHit hit(int no) {
        return new ListHit(TestUnits.listed(no), Map.of("techSmeRegNo", "2026110101" + no));
    }
}
