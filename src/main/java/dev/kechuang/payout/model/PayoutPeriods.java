package dev.kechuang.payout.model;

import dev.kechuang.deadline.PeriodKind;
import dev.kechuang.deadline.PeriodSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The deadlines this module stores (S18: 5 working days, 30 and 180 calendar days; 3.10.3: the next working day). */
@Component
public class PayoutPeriods implements PeriodSource {

    public static final String REMINDER = "payout.payee-reminder";
    public static final String CONFIRMATION = "payout.payee-confirmation";
    public static final String RESULTS = "payout.bank-results";

    private static final String ITEM = "paymentItem";
    private static final String NO_ROLE = "cast(null as varchar(40)) as role";

    @Override
    public List<PeriodKind> kinds() {
        return List.of(
                PeriodKind.workdays(
                        REMINDER,
                        ITEM,
                        "select i.item_no as subject, i.remind_at as deadline_at, i.status_since as started_at,"
                                + " cast(null as uuid) as unit_id, " + NO_ROLE + ", i.case_no as case_no"
                                + " from payment_item i where i.status = 'AWAITING_PAYEE'",
                        List.of("update payment_item set remind_at = :to where item_no = :key"
                                + " and status = 'AWAITING_PAYEE' and remind_at = :from"),
                        null),
                PeriodKind.calendarDays(
                        CONFIRMATION,
                        ITEM,
                        "select i.item_no as subject, i.confirm_until as deadline_at, i.status_since as started_at,"
                                + " i.unit_id as unit_id, " + NO_ROLE + ", i.case_no as case_no"
                                + " from payment_item i where i.status in ('AWAITING_PAYEE', 'DEFERRED')",
                        List.of("update payment_item set confirm_until = :to where item_no = :key"
                                + " and status in ('AWAITING_PAYEE', 'DEFERRED') and confirm_until = :from"),
                        List.of(30, 180),
                        "deadline.notice.payeeMoved"),
                PeriodKind.workdays(
                        RESULTS,
                        "paymentBatch",
                        "select b.batch_no as subject, b.results_due_at as deadline_at, b.sent_at as started_at,"
                                + " cast(null as uuid) as unit_id, cast('payment-maker' as varchar(40)) as role,"
                                + " cast(null as varchar(40)) as case_no"
                                + " from payment_batch b where b.status = 'SENT' and b.results_due_at is not null",
                        List.of("update payment_batch set results_due_at = :to where batch_no = :key"
                                + " and status = 'SENT' and results_due_at = :from"),
                        null));
    }
}
