package dev.kechuang.payout;

/** The account as the applicant types it; the name must be the unit's own (V-PAYEE). Never printed. */
public record PayeeForm(String accountName, String bankName, String cnapsCode, String accountNo) {

    @Override
    public String toString() {
        return "PayeeForm[]";
    }
}
