package dev.kechuang.payout;

import static dev.kechuang.payout.PayoutWorld.CHECKER;
import static dev.kechuang.payout.PayoutWorld.FINANCE_MAKER;
import static dev.kechuang.payout.PayoutWorld.MAKER;
import static dev.kechuang.payout.PayoutWorld.account;
import static dev.kechuang.payout.PayoutWorld.caseNo;
import static dev.kechuang.payout.PayoutWorld.itemNo;
import static dev.kechuang.payout.PayoutWorld.owner;
import static dev.kechuang.payout.PayoutWorld.resultFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.payout.PayoutWorld.Line;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.TokenQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Items from award to account, on both databases. */
class PayoutModuleTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void anAwardIsPaidOnceAndEveryBookAgrees(Databases kind) throws Exception {
        var world = new PayoutWorld(kind, data);
        var batchNo = world.sent(world.ready(3));
        assertThat(batchNo).isEqualTo("ZF-2026-001");
        assertThat(world.batches.reconcile(batchNo).pending()).isEqualTo(Money.ofYuan(450_000));

        var report = world.bring(resultFile(
                Line.paid(itemNo(1) + "-1"), Line.returned(itemNo(2) + "-1", "R01"), Line.paid(itemNo(3) + "-1")));

        assertThat(report.kind()).isEqualTo(ImportReport.Kind.APPLIED);
        assertThat(report.successes()).isEqualTo(2);
        assertThat(report.successTotal()).isEqualTo(Money.ofYuan(300_000));
        assertThat(world.status(1)).isEqualTo(ItemStatus.SUCCESS);
        assertThat(world.status(2)).isEqualTo(ItemStatus.PASSIVE_RETURN);
        assertThat(world.awards.paid).containsExactlyInAnyOrder(caseNo(1), caseNo(3));
        assertThat(world.awards.returned).containsExactly(caseNo(2));
        world.batches.settle(batchNo);
        var books = world.batches.reconcile(batchNo);
        assertThat(books.balanced()).isTrue();
        assertThat(books.paid()).isEqualTo(books.ledgerPaid()).isEqualTo(Money.ofYuan(300_000));
        assertThat(books.returned()).isEqualTo(Money.ofYuan(150_000));
        assertThat(world.ledger.totals()).singleElement().satisfies(total -> {
            assertThat(total.sent()).isEqualTo(Money.ofYuan(450_000));
            assertThat(total.stillOut()).isEqualTo(Money.ZERO);
        });
        assertThat(world.tokens.pending())
                .contains(
                        new TokenQueue.Pending(null, "payment-batch", batchNo),
                        new TokenQueue.Pending("payout.itemSettled", "payment-item", itemNo(1)),
                        new TokenQueue.Pending("payout.itemReturned", "payment-item", itemNo(2)),
                        new TokenQueue.Pending("payout.bankResultImported", "payment-batch", batchNo));
        assertThat(Files.readString(data.resolve("bank/out/ZF-2026-001.csv"), StandardCharsets.UTF_8))
                .contains("甲1科技有限公司", itemNo(1) + "-1", "150000.00", "肆拾伍万元整");
    }

    @ParameterizedTest
    @EnumSource
    void anItemIsOpenedOnceWithTheDecidedAmount(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.open(1);
        assertThat(world.payouts.open(itemNo(1)).amount()).isEqualTo(Money.ofYuan(150_000));
        assertThat(world.count("select count(*) from payment_item")).isEqualTo(1);
        assertThat(world.count("select count(*) from notification")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void payeeMustBeTheUnitItselfAndItsOwnPeopleConfirm(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.open(1);
        assertThatThrownBy(() -> world.payouts.confirmPayee(itemNo(1), account(2), owner(1)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.field()).isEqualTo("accountName")));
        assertThatThrownBy(() -> world.payouts.confirmPayee(itemNo(1), account(1), owner(2)))
                .hasMessage("payout.notYourItem");
        assertThat(world.status(1)).isEqualTo(ItemStatus.AWAITING_PAYEE);
        assertThat(world.count("select count(*) from bank_account")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void accountChangedAfterTheFreezeDoesNotTouchTheBatch(Databases kind) throws Exception {
        var world = new PayoutWorld(kind, data);
        var items = world.ready(1);
        var batchNo = world.batches.submit(items, MAKER);
        var unitId = world.payouts.item(itemNo(1)).unitId();
        world.accounts.add(
                unitId,
                new dev.kechuang.registry.AccountForm(
                        PayoutWorld.unitName(1), "另一银行", "102651000011", "9999888877776666"),
                owner(1));
        world.batches.check(batchNo, true, "", CHECKER);
        world.batches.confirmRelease(batchNo, true, "", FINANCE_MAKER);
        world.batches.approveRelease(batchNo, true, "", PayoutWorld.FINANCE_CHECKER);
        world.files.write(batchNo);
        assertThat(Files.readString(data.resolve("bank/out/" + batchNo + ".csv")))
                .contains(account(1).accountNo())
                .doesNotContain("9999888877776666");
    }

    @ParameterizedTest
    @EnumSource
    void missedConfirmationIsDeferredThenWaived(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.at("2026-03-02T10:00");
        world.open(1);
        world.open(2);
        world.payouts.remindPayee(itemNo(1));
        world.at("2026-04-02T10:00");
        world.payouts.defer(itemNo(1));
        world.payouts.defer(itemNo(1));
        world.payouts.defer(itemNo(2));
        assertThat(world.status(1)).isEqualTo(ItemStatus.DEFERRED);
        world.payouts.confirmPayee(itemNo(2), account(2), owner(2));
        assertThat(world.status(2)).isEqualTo(ItemStatus.READY);

        world.clock.set(world.payouts.item(itemNo(1)).confirmUntil());
        assertThatThrownBy(() -> world.payouts.confirmPayee(itemNo(1), account(1), owner(1)))
                .hasMessage("payout.confirmationOver");
        world.payouts.waive(itemNo(1));
        world.payouts.waive(itemNo(1));
        assertThat(world.status(1)).isEqualTo(ItemStatus.WAIVED);
        assertThat(world.awards.waived).containsExactly(caseNo(1));
    }

    @ParameterizedTest
    @EnumSource
    void scenario21ReturnInDecemberPaidInJanuaryNeedsANewAppropriation(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.at("2025-12-15T10:00");
        world.sent(world.ready(2));
        world.at("2025-12-17T10:00");
        world.bring(resultFile(Line.returned(itemNo(1) + "-1", "R01"), Line.returned(itemNo(2) + "-1", "R01")));

        // Same year: attempt 2 under a new reference.
        world.returns.correctPayee(itemNo(2), account(2, 1), owner(2));
        assertThat(world.payouts.item(itemNo(2)).crossYear()).isFalse();
        var sameYear = world.sent(List.of(itemNo(2)));
        assertThat(world.attempts(sameYear)).singleElement().satisfies(attempt -> {
            assertThat(attempt.ref()).isEqualTo(itemNo(2) + "-2");
            assertThat(attempt.attemptNo()).isEqualTo(2);
        });

        world.at("2026-01-06T10:00");
        world.returns.correctPayee(itemNo(1), account(1, 1), owner(1));
        assertThat(world.status(1)).isEqualTo(ItemStatus.AWAITING_QUOTA);
        assertThat(world.payouts.item(itemNo(1)).crossYear()).isTrue();
        assertThat(world.tokens.pending())
                .contains(new TokenQueue.Pending("payout.quotaLapsed", "payment-item", itemNo(1)));
        assertThatThrownBy(() -> world.batches.submit(List.of(itemNo(1)), MAKER))
                .hasMessage("payout.itemMoved");
        assertThatThrownBy(() -> world.returns.reappropriate(itemNo(1), "财预〔2026〕1号", MAKER))
                .hasMessage("payout.notYourRole");
        world.returns.reappropriate(itemNo(1), "财预〔2026〕1号", FINANCE_MAKER);
        var nextYear = world.sent(List.of(itemNo(1)));
        assertThat(nextYear).isEqualTo("ZF-2026-001");
        world.bring(resultFile(Line.paid(itemNo(1) + "-2")));
        assertThat(world.awards.paid).containsExactly(caseNo(1));
    }

    @ParameterizedTest
    @EnumSource
    void anItemReadyWhenTheYearTurnsGoesBackToFinance(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.at("2025-12-15T10:00");
        world.sent(world.ready(1));
        world.bring(resultFile(Line.returned(itemNo(1) + "-1", "R02")));
        world.returns.correctPayee(itemNo(1), account(1, 1), owner(1));
        assertThatThrownBy(() -> world.returns.reportLapsedQuota(itemNo(1), MAKER))
                .hasMessage("payout.quotaStillGood");
        world.at("2026-01-06T10:00");
        assertThatThrownBy(() -> world.batches.submit(List.of(itemNo(1)), MAKER))
                .hasMessage("payout.itemQuotaLapsed");
        world.returns.reportLapsedQuota(itemNo(1), MAKER);
        world.returns.reappropriate(itemNo(1), "财预〔2026〕1号", FINANCE_MAKER);
        assertThat(world.batches.submit(List.of(itemNo(1)), MAKER)).isEqualTo("ZF-2026-001");
    }

    @ParameterizedTest
    @EnumSource
    void thirdReturnIsDecidedByAPerson(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.ready(1);
        for (int attempt = 1; attempt <= 3; attempt++) {
            world.sent(List.of(itemNo(1)));
            world.bring(resultFile(Line.returned(itemNo(1) + "-" + attempt, "R03")));
            assertThat(world.returns.countReturn(itemNo(1))).isEqualTo(attempt < 3);
            if (attempt < 3) {
                assertThatThrownBy(() -> world.batches.submit(List.of(itemNo(1)), MAKER))
                        .hasMessage("payout.itemMoved");
                world.returns.correctPayee(itemNo(1), account(1, attempt), owner(1));
            }
        }
        assertThat(world.status(1)).isEqualTo(ItemStatus.MANUAL);
        assertThat(world.returns.countReturn(itemNo(1))).isFalse();
        assertThatThrownBy(() -> world.returns.correctPayee(itemNo(1), account(1), owner(1)))
                .hasMessage("payout.nothingToCorrect");
        world.returns.resolveReturn(itemNo(1), true, "单位已换账户", MAKER);
        world.returns.correctPayee(itemNo(1), account(1, 9), owner(1));
        var last = world.sent(List.of(itemNo(1)));
        world.bring(resultFile(Line.returned(itemNo(1) + "-4", "R03")));
        assertThat(world.returns.countReturn(itemNo(1))).isFalse();
        world.returns.resolveReturn(itemNo(1), false, "单位书面放弃", MAKER);
        assertThat(world.awards.waived).containsExactly(caseNo(1));
        assertThat(world.batches.reconcile(last).waived()).isEqualTo(Money.ofYuan(150_000));
        assertThat(world.batches.reconcile(last).balanced()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void breakdownCarriesTotalsAndTheFourPeople(Databases kind) throws Exception {
        var world = new PayoutWorld(kind, data);
        var batchNo = world.sent(world.ready(2));
        var sheet = world.files.breakdown(batchNo);
        try (var book =
                new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(sheet.content()))) {
            var text = book.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream().filter(cell -> cell != null).map(cell -> cell.getText()))
                    .toList();
            assertThat(text)
                    .contains("叁拾万元整", "甲1科技有限公司", "姓名-maker", "姓名-checker", "2026-07-20 10:00:00")
                    .contains("姓名-finance-maker-1", "姓名-finance-checker-1")
                    .doesNotContain(account(1).accountNo());
        }
    }
}
