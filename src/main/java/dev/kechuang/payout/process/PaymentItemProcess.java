package dev.kechuang.payout.process;

/** Names that {@code bpmn/payout/payment-item.bpmn} and the code share. */
public final class PaymentItemProcess {

    public static final String ID = "payment-item";

    private PaymentItemProcess() {}

    /** Where an item waits for people, and how it ends. */
    public static final class Elements {

        public static final String CONFIRM_PAYEE = "userTask_confirmPayee";
        public static final String CONFIRM_DEFERRED_PAYEE = "userTask_confirmDeferredPayee";
        public static final String CORRECT_PAYEE = "userTask_correctPayee";
        public static final String REAPPROPRIATE = "userTask_reappropriate";
        public static final String RESOLVE_RETURN = "userTask_resolveReturn";
        public static final String PAYEE_REMINDED = "endEvent_payeeReminded";
        public static final String WAIVED = "endEvent_waived";
        public static final String PAID = "endEvent_paid";
        public static final String GIVEN_UP = "endEvent_givenUp";
        public static final String CONFIRMATION_SLOW = "boundaryEvent_confirmationSlow";
        public static final String CONFIRMATION_MISSED = "boundaryEvent_confirmationMissed";
        public static final String CONFIRMATION_OVER = "boundaryEvent_confirmationOver";
        public static final String AWAIT_BANK = "gateway_awaitBank";

        private Elements() {}
    }

    /** What the faces tell an item. */
    public static final class Messages {

        public static final String ITEM_SETTLED = "payout.itemSettled";
        public static final String ITEM_RETURNED = "payout.itemReturned";
        public static final String QUOTA_LAPSED = "payout.quotaLapsed";

        private Messages() {}
    }
}
