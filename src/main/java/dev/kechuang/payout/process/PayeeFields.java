package dev.kechuang.payout.process;

import dev.kechuang.payout.PayeeForm;
import dev.kechuang.workflow.TaskFields;

/** The account a unit typed on its page; missing parts are left for the face to refuse field by field. */
final class PayeeFields {

    private PayeeFields() {}

    static PayeeForm of(TaskFields fields) {
        return new PayeeForm(
                fields.optionalText("accountName").orElse(""),
                fields.optionalText("bankName").orElse(""),
                fields.optionalText("cnapsCode").orElse(""),
                fields.optionalText("accountNo").orElse(""));
    }
}
