package dev.kechuang.policy;

import java.util.Map;

/** How long each step may take (domain 3.3): working days, or calendar days where the name says so. */
public record Periods(
        int callWindow,
        int formalReview,
        int correction,
        int correctionExtension,
        int secondCheck,
        int jointCheck,
        int jointCheckReminder,
        int vetoStatement,
        int dataVerification,
        int dataDifferenceReply,
        int committeeReconvene,
        int calculation,
        Map<CasePath, Integer> noticeDays,
        int objectionAdmission,
        int objectionSignature,
        int objectionRespondent,
        int objectionResponse,
        int investigation,
        int investigationExtension,
        int objectionDecision,
        int objectionBatchCalendarDays,
        int correctionNotice,
        int entitlementConfirm,
        int entitlementReminder,
        int entitlementWaiverCalendarDays,
        int budget,
        int governmentDecision,
        int decisionDocument,
        int payeeConfirm,
        int payeeReminder,
        int payeeNextBatchCalendarDays,
        int payeeWaiverCalendarDays,
        int paymentSubmit,
        int financePayment,
        int bank,
        int unmatched,
        int afterPaymentCalendarDays,
        int clawbackStatement,
        int clawbackRepayCalendarDays) {

    public int noticeDays(CasePath path) {
        return noticeDays.get(path);
    }
}
