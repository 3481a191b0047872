package dev.kechuang.payout;

import static dev.kechuang.payout.PayoutWorld.CHECKER;
import static dev.kechuang.payout.PayoutWorld.MAKER;
import static dev.kechuang.payout.PayoutWorld.account;
import static dev.kechuang.payout.PayoutWorld.caseNo;
import static dev.kechuang.payout.PayoutWorld.itemNo;
import static dev.kechuang.payout.PayoutWorld.owner;
import static dev.kechuang.payout.PayoutWorld.resultFile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.payout.PayoutWorld.Line;
import dev.kechuang.testsupport.Databases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who hears what of a payment, read from the outbox; nobody is told an account number. */
class PayoutOutboxTest {

    private static final String PAYEE = " /portal/my/payee/";

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void theUnitHearsOfEachStepOfItsMoneyAndEachDeskOfItsBatch(Databases kind) {
        var world = new PayoutWorld(kind, data);
        String batch = world.sent(world.ready(2));
        world.bring(resultFile(Line.paid(itemNo(1) + "-1"), Line.returned(itemNo(2) + "-1", "R01")));
        world.returns.countReturn(itemNo(2));

        assertThat(told(world, caseNo(1)))
                .containsExactlyInAnyOrder(
                        "payout.notice.confirmPayee" + PAYEE + caseNo(1),
                        "payout.notice.itemSent" + PAYEE + caseNo(1),
                        "payout.notice.itemPaid" + PAYEE + caseNo(1));
        assertThat(told(world, caseNo(2)))
                .contains(
                        "payout.notice.itemSent" + PAYEE + caseNo(2), "payout.notice.correctPayee" + PAYEE + caseNo(2))
                .doesNotContain("payout.notice.itemPaid" + PAYEE + caseNo(2));
        assertThat(world.jdbc
                        .getJdbcOperations()
                        .queryForList(
                                "select role from notification where link = '/portal/payout/batches/" + batch + "'",
                                String.class))
                .containsExactlyInAnyOrder("payment-checker", "finance-maker", "finance-checker");
        assertThat(world.count(
                        "select count(*) from notification where body_zh like '%4402%' or body_en like '%4402%'"))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void afterTheThirdReturnTheUnitAndTheMakerAreTold(Databases kind) {
        var world = new PayoutWorld(kind, data);
        world.ready(1);
        for (int attempt = 1; attempt <= 3; attempt++) {
            if (attempt > 1) world.returns.correctPayee(itemNo(1), account(1, attempt), owner(1));
            world.sent(List.of(itemNo(1)));
            world.bring(resultFile(Line.returned(itemNo(1) + "-" + attempt, "R01")));
            world.returns.countReturn(itemNo(1));
        }
        assertThat(told(world, caseNo(1)))
                .contains("payout.notice.itemHeld" + PAYEE + caseNo(1), "payout.notice.itemManual /portal/payout");
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedBatchTellsItsMakerAndNobodyElse(Databases kind) {
        var world = new PayoutWorld(kind, data);
        String batch = world.batches.submit(world.ready(1), MAKER);
        world.batches.check(batch, false, "金额待核", CHECKER);
        assertThat(world.count("select count(*) from notification where user_id = '" + MAKER
                        + "' and link = '/portal/payout/batches/" + batch + "'"))
                .isEqualTo(1);
        assertThat(world.count("select count(*) from notification where role = 'finance-maker'"))
                .isZero();
    }

    private static List<String> told(PayoutWorld world, String caseNo) {
        return world.jdbc
                .getJdbcOperations()
                .query(
                        "select template_key, link from notification where case_no = '" + caseNo + "'",
                        (row, n) -> row.getString("template_key") + " " + row.getString("link"));
    }
}
