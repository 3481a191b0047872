package dev.kechuang.payout.process;

import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.payout.Payouts;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The deadlines of this module as the models ask for them; they stand in our tables, the engine only wakes up by them. */
@Component
public class PayoutCalendar {

    private final Payouts payouts;
    private final PaymentBatches batches;

    PayoutCalendar(Payouts payouts, PaymentBatches batches) {
        this.payouts = payouts;
        this.batches = batches;
    }

    public Date remindPayeeAt(DelegateExecution execution) {
        return Date.from(payouts.item(execution.getProcessBusinessKey()).remindAt());
    }

    public Date dueOfConfirmation(DelegateExecution execution) {
        return Date.from(payouts.item(execution.getProcessBusinessKey()).confirmUntil());
    }

    public Date dueOfResults(DelegateExecution execution) {
        return Date.from(batches.batch(execution.getProcessBusinessKey()).resultsDueAt());
    }
}
