package dev.kechuang.shared;

/** The check of payment card numbers (ISO/IEC 7812). Unit accounts have no such digit: do not ask this of them. */
public final class Luhn {

    private Luhn() {}

    public static boolean valid(String digits) {
        if (digits == null || !digits.matches("[0-9]{2,}")) return false;
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : doubled;
        }
        return sum % 10 == 0;
    }
}
