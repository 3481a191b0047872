package dev.kechuang.payout;

import static dev.kechuang.payout.PayoutWorld.CHECKER;
import static dev.kechuang.payout.PayoutWorld.FINANCE_CHECKER;
import static dev.kechuang.payout.PayoutWorld.FINANCE_MAKER;
import static dev.kechuang.payout.PayoutWorld.MAKER;
import static dev.kechuang.payout.PayoutWorld.account;
import static dev.kechuang.payout.PayoutWorld.itemNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.testsupport.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** Four different people, and nothing changes between them. */
class FourEyesTest {

    private static final List<String> ROLES =
            List.of("payment-maker", "payment-checker", "finance-maker", "finance-checker");

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void scenario20MakerCannotCheckOwnBatchAndCheckerCannotEdit(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.role(MAKER, "payment-checker");
        var batchNo = world.batches.submit(world.ready(1), MAKER);

        assertThatThrownBy(() -> world.batches.check(batchNo, true, "", MAKER)).hasMessage("payout.fourEyes");
        assertThat(world.count("select count(*) from audit_entry where action = 'payout.fourEyesRefused'"))
                .isEqualTo(1);

        // The account belongs to the unit's people; a checker has no way to type one.
        assertThatThrownBy(() -> world.payouts.confirmPayee(itemNo(1), account(1, 7), CHECKER))
                .hasMessage("payout.notYourItem");
        assertThatThrownBy(() -> world.batches.check(batchNo, false, " ", CHECKER))
                .hasMessage("payout.reasonMissing");
        assertThat(world.batches.check(batchNo, false, "账号有误", CHECKER)).isFalse();
        assertThat(world.batches.batch(batchNo).status()).isEqualTo(BatchStatus.RETURNED);
        assertThat(world.payouts.ready()).extracting(PaymentItem::itemNo).containsExactly(itemNo(1));
        assertThat(world.batches.reconcile(batchNo).balanced()).isTrue();
        // What never went to the bank has used no reference.
        var again = world.sent(List.of(itemNo(1)));
        assertThat(world.attempts(again)).extracting(PaymentAttempt::ref).containsExactly(itemNo(1) + "-1");
    }

    @ParameterizedTest
    @EnumSource
    void onePersonInTwoStepsIsRefusedWhateverRolesTheyHold(Databases kind) {
        var world = new PayoutWorld(kind, data);
        for (var role : ROLES) world.role("everything", role);
        world.ready(12);
        int seq = 0;
        for (int one = 0; one < ROLES.size(); one++) {
            for (int two = one + 1; two < ROLES.size(); two++) {
                var people = new String[] {MAKER, CHECKER, FINANCE_MAKER, FINANCE_CHECKER};
                people[one] = "everything";
                people[two] = "everything";
                var item = List.of(itemNo(++seq));
                assertThatThrownBy(() -> {
                            var batchNo = world.batches.submit(item, people[0]);
                            world.batches.check(batchNo, true, "", people[1]);
                            world.batches.confirmRelease(batchNo, true, "", people[2]);
                            world.batches.approveRelease(batchNo, true, "", people[3]);
                        })
                        .hasMessage("payout.fourEyes");
            }
        }
        assertThat(world.count("select count(*) from payment_batch where status = 'RELEASED'"))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void theDatabaseItselfRefusesOnePersonInTwoSteps(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.released(world.ready(1));
        for (var pair : List.of(
                "checker = maker",
                "finance_maker = checker",
                "finance_maker = maker",
                "finance_checker = finance_maker",
                "finance_checker = checker",
                "finance_checker = maker")) {
            assertThatThrownBy(() -> world.update("update payment_batch set " + pair))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrongRoleAndWrongOrderAreRefused(Databases kind) {
        var world = new PayoutWorld(kind, data);
        var items = world.ready(1);
        assertThatThrownBy(() -> world.batches.submit(items, CHECKER)).hasMessage("payout.notYourRole");
        var batchNo = world.batches.submit(items, MAKER);
        assertThatThrownBy(() -> world.batches.check(batchNo, true, "", FINANCE_MAKER))
                .hasMessage("payout.notYourRole");
        assertThatThrownBy(() -> world.batches.approveRelease(batchNo, true, "", FINANCE_CHECKER))
                .hasMessage("payout.batchMoved");
        assertThatThrownBy(() -> world.batches.submit(items, MAKER)).hasMessage("payout.itemMoved");
        assertThatThrownBy(() -> world.files.write(batchNo)).isInstanceOf(IllegalStateException.class);
        assertThat(data.resolve("bank/out")).doesNotExist();
    }

    /** MO-06: whatever is changed behind the back of the four, the next step refuses and no file is written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update payment_line set amount_fen = amount_fen + 1 where serial = 1",
                "update payment_line set account_id = (select account_id from payment_item where item_no like '%2-P') where serial = 1",
                "update payment_line set cnaps_code = '102651000012' where serial = 2",
                "update payment_line set serial = serial + 10",
                "delete from payment_line where serial = 2",
                "update payment_line set ref = 'KC-2026-C01-000001-P-9' where serial = 1",
                "update bank_account set cnaps_code = '102651000012'",
                "update bank_account set account_name = '乙公司'",
                "update payment_item set amount_fen = amount_fen * 2",
                "update payment_batch set total_fen = total_fen + 1"
            })
    void whatWasFrozenIsWhatIsSentOrNothing(String tampering) {
        var world = new PayoutWorld(Databases.H2, data);
        var items = world.ready(2);
        var first = world.batches.submit(items, MAKER);
        world.update(tampering);
        assertThatThrownBy(() -> world.batches.check(first, true, "", CHECKER)).hasMessage("payout.batchChanged");

        var late = new PayoutWorld(Databases.H2, data);
        var batchNo = late.released(late.ready(2));
        late.update(tampering);
        assertThatThrownBy(() -> late.files.write(batchNo)).hasMessage("payout.batchChanged");
        assertThat(Files.exists(data.resolve("bank/out"))).isFalse();
        assertThat(late.count("select count(*) from payment_attempt")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void awardLoweredAfterTheFreezeStopsTheBatch(Databases kind) {
        var world = new PayoutWorld(kind, data);
        var batchNo = world.released(world.ready(1));
        world.awards.decided.clear();
        world.awards.decided.put(
                PayoutWorld.caseNo(1),
                new Award(
                        PayoutWorld.caseNo(1),
                        "X府发〔2026〕8号",
                        2026,
                        "C01",
                        "",
                        "",
                        java.util.UUID.randomUUID(),
                        "",
                        "",
                        dev.kechuang.shared.Money.ofYuan(1)));
        assertThatThrownBy(() -> world.files.write(batchNo)).hasMessage("payout.batchChanged");
    }

    @ParameterizedTest
    @EnumSource
    void whenTheBooksDifferNothingIsPaid(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.ready(2);
        world.sent(List.of(itemNo(1)));
        world.update("update payment_attempt set status = 'SUCCESS'");
        assertThat(world.ledger.differences()).containsExactly(itemNo(1) + "-1");
        assertThatThrownBy(() -> world.batches.submit(List.of(itemNo(2)), MAKER))
                .hasMessage("payout.booksDiffer");
    }

    @ParameterizedTest
    @EnumSource
    void wholeAccountNumberIsShownOnlyWithAReasonAndLogged(Databases kind) {
        var world = new PayoutWorld(kind, data);
        var batchNo = world.batches.submit(world.ready(1), MAKER);
        assertThat(world.batches.lines(batchNo))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.toString()).doesNotContain(account(1).accountNo()));
        assertThatThrownBy(() -> world.batches.reveal(batchNo, 1, "", CHECKER)).hasMessage("payout.reasonMissing");
        assertThatThrownBy(() -> world.batches.reveal(batchNo, 1, "好奇", "auditor"))
                .hasMessage("payout.notYourRole");
        assertThat(world.batches.reveal(batchNo, 1, "核对账号", CHECKER))
                .isEqualTo(account(1).accountNo());
        assertThat(world.count("select count(*) from audit_entry where action = 'registry.bankAccountRevealed'"))
                .isEqualTo(1);
    }
}
