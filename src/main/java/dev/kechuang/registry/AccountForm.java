package dev.kechuang.registry;

/** A bank account as typed (V-PAYEE, V-ACCT, V-CNAPS of domain.md 4.11). */
public record AccountForm(String accountName, String bankName, String cnapsCode, String accountNo) {

    @Override
    public String toString() {
        return "AccountForm[]";
    }
}
