package dev.kechuang.registry;

import java.util.UUID;

/** The account in clear, for the bank file only; every look is audited. */
public record AccountDetails(UUID id, String accountName, String bankName, String cnapsCode, String accountNo) {

    @Override
    public String toString() {
        return "AccountDetails[" + id + "]";
    }
}
