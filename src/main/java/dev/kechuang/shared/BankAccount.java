package dev.kechuang.shared;

import java.util.Optional;

/** 银行账号 of 8 to 32 digits, kept without spaces and hyphens. Sensitive: {@code toString} shows the last four only. */
public record BankAccount(String number) {

    public BankAccount {
        number = normalise(number);
        problem(number).ifPresent(key -> {
            throw Refusal.invalid("", key);
        });
    }

    public static BankAccount parse(String text) {
        return new BankAccount(text);
    }

    public static String normalise(String text) {
        return HalfWidth.compact(text);
    }

    /** For a unit's account: the form only, as unit accounts have neither fixed length nor check digit. */
    public static Optional<String> problem(String text) {
        return normalise(text).matches("[0-9]{8,32}") ? Optional.empty() : Optional.of("shared.bankAccount.format");
    }

    /** For a natural person's account: a UnionPay card (16–19 digits from 62) must also pass the Luhn check. */
    public static Optional<String> personalProblem(String text) {
        Optional<String> malformed = problem(text);
        if (malformed.isPresent()) return malformed;
        String number = normalise(text);
        boolean card = number.matches("62[0-9]{14,17}");
        return card && !Luhn.valid(number) ? Optional.of("shared.bankAccount.checkDigit") : Optional.empty();
    }

    public String lastFour() {
        return number.substring(number.length() - 4);
    }

    @Override
    public String toString() {
        return Masking.account(number);
    }
}
