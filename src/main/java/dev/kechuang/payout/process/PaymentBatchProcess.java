package dev.kechuang.payout.process;

/** Names that {@code bpmn/payout/payment-batch.bpmn} and the code share. */
public final class PaymentBatchProcess {

    public static final String ID = "payment-batch";

    private PaymentBatchProcess() {}

    /** Where a batch waits for people or the bank, and how it ends. */
    public static final class Elements {

        public static final String CHECK_BATCH = "userTask_checkBatch";
        public static final String CONFIRM_RELEASE = "userTask_confirmRelease";
        public static final String APPROVE_RELEASE = "userTask_approveRelease";
        public static final String AWAIT_BANK_RESULT = "receiveTask_awaitBankResult";
        public static final String RESULT_OVERDUE = "boundaryEvent_resultOverdue";
        public static final String RETURNED = "endEvent_returned";
        public static final String MARKED_UNKNOWN = "endEvent_markedUnknown";
        public static final String SETTLED = "endEvent_settled";

        private Elements() {}
    }

    /** What the faces tell a batch. */
    public static final class Messages {

        public static final String BANK_RESULT_IMPORTED = "payout.bankResultImported";

        private Messages() {}
    }
}
