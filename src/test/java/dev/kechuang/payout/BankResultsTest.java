package dev.kechuang.payout;

import static dev.kechuang.payout.PayoutWorld.CHECKER;
import static dev.kechuang.payout.PayoutWorld.MAKER;
import static dev.kechuang.payout.PayoutWorld.account;
import static dev.kechuang.payout.PayoutWorld.itemNo;
import static dev.kechuang.payout.PayoutWorld.owner;
import static dev.kechuang.payout.PayoutWorld.resultFile;
import static dev.kechuang.payout.PayoutWorld.resultTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.payout.PayoutWorld.Line;
import dev.kechuang.testsupport.Databases;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Result files and queries: taken as a whole or refused as a whole, and never twice. */
class BankResultsTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void aRefusedFileSaysWhereAndWhyAndChangesNothing(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.sent(world.ready(2));

        var report = world.bring(resultFile(
                Line.paid(itemNo(1) + "-1"),
                Line.paid(itemNo(7) + "-1"),
                new Line(itemNo(2) + "-1", "149999.99", "成功", "")));

        assertThat(report.kind()).isEqualTo(ImportReport.Kind.REFUSED);
        assertThat(report.problems())
                .extracting(LineProblem::line, LineProblem::column, LineProblem::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "付款参考号", "payout.result.unknownRef"),
                        org.assertj.core.groups.Tuple.tuple(4, "金额", "payout.result.otherAmount"));
        assertThat(world.status(1)).isEqualTo(ItemStatus.SENT);
        assertThat(world.awards.paid).isEmpty();
        assertThat(world.count("select count(*) from bank_result")).isZero();
        assertThat(world.count("select count(*) from bank_result_file")).isZero();
        assertThat(world.count("select count(*) from audit_entry where action = 'payout.resultFileRefused'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void theSameFileTwiceIsHarmlessAndSaysWhenItWasApplied(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.sent(world.ready(1));
        var file = resultFile(Line.paid(itemNo(1) + "-1"));
        var first = world.bring(file);
        world.at("2026-07-22T09:00");
        var second = world.bring(file);
        assertThat(second.kind()).isEqualTo(ImportReport.Kind.KNOWN);
        assertThat(second.appliedAt()).isEqualTo(first.appliedAt());
        assertThat(world.awards.paid).hasSize(1);
        assertThat(world.count("select count(*) from ledger_entry where kind = 'PAID'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void theSameFileBroughtByEightPeopleAtOnceIsAppliedOnce(Databases kind) throws Exception {
        var world = new PayoutWorld(kind, data);
        world.sent(world.ready(3));
        var file = resultFile(Line.paid(itemNo(1) + "-1"), Line.paid(itemNo(2) + "-1"), Line.paid(itemNo(3) + "-1"));
        var people = Executors.newFixedThreadPool(8);
        try {
            Callable<ImportReport> bring = () -> world.bring(file);
            var reports = people.invokeAll(java.util.Collections.nCopies(8, bring)).stream()
                    .map(report -> {
                        try {
                            return report.get().kind();
                        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(reports).filteredOn(ImportReport.Kind.APPLIED::equals).hasSize(1);
            assertThat(reports).filteredOn(ImportReport.Kind.KNOWN::equals).hasSize(7);
        } finally {
            people.shutdownNow();
        }
        assertThat(world.awards.paid).hasSize(3);
        assertThat(world.count("select count(*) from ledger_entry where kind = 'PAID'"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aFinalOutcomeIsNotChangedByALaterFile(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.sent(world.ready(2));
        world.bring(resultFile(Line.paid(itemNo(1) + "-1")));
        var contradicting =
                world.bring(resultFile(Line.returned(itemNo(1) + "-1", "R01"), Line.paid(itemNo(2) + "-1")));
        assertThat(contradicting.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("payout.result.otherOutcome"));
        assertThat(world.status(2)).isEqualTo(ItemStatus.SENT);

        var cumulative = world.bring(resultFile(Line.paid(itemNo(1) + "-1"), Line.paid(itemNo(2) + "-1")));
        assertThat(cumulative.repeated()).isEqualTo(1);
        assertThat(cumulative.successes()).isEqualTo(1);
        assertThat(world.awards.paid).hasSize(2).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aLateAnswerOfAnOldAttemptDoesNotTouchTheNewOne(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.sent(world.ready(1));
        var old = resultFile(Line.returned(itemNo(1) + "-1", "R02"));
        world.bring(old);
        world.returns.correctPayee(itemNo(1), account(1, 1), owner(1));
        var second = world.sent(List.of(itemNo(1)));
        world.bring(resultFile(Line.returned(itemNo(1) + "-1", "R02")));
        assertThat(world.status(1)).isEqualTo(ItemStatus.SENT);
        assertThat(world.payouts.item(itemNo(1)).returns()).isEqualTo(1);
        world.bring(resultFile(Line.paid(itemNo(1) + "-2")));
        assertThat(world.batches.reconcile(second).balanced()).isTrue();
        assertThat(world.status(1)).isEqualTo(ItemStatus.SUCCESS);
    }

    @ParameterizedTest
    @EnumSource
    void scenario22UnknownIsNotSentAgainBeforeTheBankWasAsked(Databases kind) {
        var world = new PayoutWorld(kind, data);
        var batchNo = world.sent(world.ready(2));
        world.bring(resultFile(Line.paid(itemNo(2) + "-1")));
        world.batches.markUnknown(batchNo);
        assertThat(world.status(1)).isEqualTo(ItemStatus.SENT);

        world.clock.set(world.batches.batch(batchNo).resultsDueAt());
        world.batches.markUnknown(batchNo);
        world.batches.markUnknown(batchNo);
        assertThat(world.status(1)).isEqualTo(ItemStatus.UNKNOWN);
        assertThat(world.results.unknown()).extracting(PaymentAttempt::ref).containsExactly(itemNo(1) + "-1");
        assertThat(world.payouts.ready()).isEmpty();
        assertThatThrownBy(() -> world.batches.submit(List.of(itemNo(1)), MAKER))
                .hasMessage("payout.itemMoved");
        assertThatThrownBy(() -> world.returns.correctPayee(itemNo(1), account(1, 1), owner(1)))
                .hasMessage("payout.nothingToCorrect");
        assertThatThrownBy(() -> world.batches.settle(batchNo)).isInstanceOf(IllegalStateException.class);

        world.results.recordQuery(itemNo(1) + "-1", Outcome.UNKNOWN, null, "银行仍在查", null, CHECKER);
        assertThat(world.status(1)).isEqualTo(ItemStatus.UNKNOWN);
        assertThatThrownBy(() ->
                        world.results.recordQuery(itemNo(2) + "-1", Outcome.PASSIVE_RETURN, "R01", null, null, CHECKER))
                .hasMessage("payout.notUnknown");
        world.results.recordQuery(itemNo(1) + "-1", Outcome.PASSIVE_RETURN, "R04", "行号错误", null, CHECKER);
        assertThat(world.status(1)).isEqualTo(ItemStatus.PASSIVE_RETURN);
        world.batches.settle(batchNo);
        world.returns.correctPayee(itemNo(1), account(1, 1), owner(1));
        var again = world.sent(List.of(itemNo(1)));
        assertThat(world.attempts(again)).extracting(PaymentAttempt::ref).containsExactly(itemNo(1) + "-2");
    }

    @ParameterizedTest
    @EnumSource
    void unknownInAFileAndActiveReturnAreStatesOfTheirOwn(Databases kind) {
        var world = new PayoutWorld(kind, data);
        var batchNo = world.sent(world.ready(2));
        world.bring(resultFile(
                new Line(itemNo(1) + "-1", "150000.00", "未知", ""),
                new Line(itemNo(2) + "-1", "150000.00", "主动退回", "R07")));
        assertThat(world.status(1)).isEqualTo(ItemStatus.UNKNOWN);
        assertThat(world.status(2)).isEqualTo(ItemStatus.ACTIVE_RETURN);
        world.bring(resultFile(Line.paid(itemNo(1) + "-1")));
        assertThat(world.batches.reconcile(batchNo).balanced()).isTrue();
        assertThat(world.tokens.pending().stream()
                        .filter(move -> "payout.bankResultImported".equals(move.messageName())))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void twoHalvesOfABatchAtOnceStillCloseIt(Databases kind) throws Exception {
        var world = new PayoutWorld(kind, data);
        world.sent(world.ready(2));
        var halves = Set.<Callable<ImportReport>>of(
                () -> world.bring(resultFile(Line.paid(itemNo(1) + "-1"))),
                () -> world.bring(resultFile(Line.paid(itemNo(2) + "-1"))));
        var people = Executors.newFixedThreadPool(2);
        try {
            for (var half : people.invokeAll(halves))
                assertThat(half.get().successes()).isEqualTo(1);
        } finally {
            people.shutdownNow();
        }
        assertThat(world.tokens.pending().stream()
                        .filter(move -> "payout.bankResultImported".equals(move.messageName())))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void workbookAndGbkFilesAreReadLikeUtf8(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.sent(world.ready(2));
        var workbook = resultTable(List.of(Line.paid(itemNo(1) + "-1"))).xlsx("回单");
        assertThat(world.bring(workbook).successes()).isEqualTo(1);
        var text = new String(resultFile(Line.paid(itemNo(2) + "-1")), StandardCharsets.UTF_8).substring(1);
        assertThat(world.bring(text.getBytes(Charset.forName("GB18030"))).successes())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void onlyThePaymentCheckerBringsResults(Databases kind) {
        var world = new PayoutWorld(kind, data);
        assertThatThrownBy(() -> world.results.importFile("x.csv", new byte[0], MAKER))
                .hasMessage("payout.notYourRole");
    }
}
