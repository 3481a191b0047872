package dev.kechuang.shared;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** 统一社会信用代码, GB 32100-2015: 18 characters with a check digit; the organisation code inside has its own. */
public record Uscc(String text) {

    /** What is wrong with a code, in the order in which it is looked for. */
    public enum Fault {
        LENGTH("shared.uscc.length"),
        CHARSET("shared.uscc.charset"),
        TYPE_CODE("shared.uscc.typeCode"),
        CHECK_DIGIT("shared.uscc.checkDigit");

        private final String key;

        Fault(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    private static final String CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern SHAPE = Pattern.compile("[" + CHARS + "]{2}[0-9]{6}[" + CHARS + "]{10}");
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORG_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    /** Registering authority to the body types it registers. */
    private static final Map<Character, String> BODY_TYPES = Map.ofEntries(
            Map.entry('1', "1239"),
            Map.entry('2', "19"),
            Map.entry('3', "123459"),
            Map.entry('4', "19"),
            Map.entry('5', "1239"),
            Map.entry('6', "129"),
            Map.entry('7', "129"),
            Map.entry('8', "19"),
            Map.entry('9', "123"),
            Map.entry('A', "19"),
            Map.entry('N', "1239"),
            Map.entry('Y', "1"));

    public Uscc {
        text = HalfWidth.code(text);
        check(text).ifPresent(fault -> {
            throw Refusal.invalid("", fault.key());
        });
    }

    public static Uscc parse(String text) {
        return new Uscc(text);
    }

    public static Optional<String> problem(String text) {
        return check(text).map(Fault::key);
    }

    public static Optional<Fault> check(String typed) {
        String text = HalfWidth.code(typed);
        if (text.length() != 18) return Optional.of(Fault.LENGTH);
        if (!SHAPE.matcher(text).matches()) return Optional.of(Fault.CHARSET);
        if (BODY_TYPES.getOrDefault(text.charAt(0), "").indexOf(text.charAt(1)) < 0) {
            return Optional.of(Fault.TYPE_CODE);
        }
        return text.charAt(17) == checkDigit(text) ? Optional.empty() : Optional.of(Fault.CHECK_DIGIT);
    }

    /** A code made valid from its first 16 characters (type, division, organisation); for tests and demo data. */
    public static Uscc withCheckDigits(String first16) {
        if (first16.length() != 16) throw new IllegalArgumentException("16 characters expected: " + first16);
        String first17 = first16 + orgCheckDigit(first16.substring(8, 16));
        return new Uscc(first17 + checkDigit(first17));
    }

    /** True = only a warning: codes migrated from old registers may carry a wrong organisation check digit. */
    public boolean orgCodeDoubtful() {
        return text.charAt(16) != orgCheckDigit(text.substring(8, 16));
    }

    /** The six digits of the registering division; historical codes exist, so never a reason to refuse. */
    public String divisionCode() {
        return text.substring(2, 8);
    }

    /** The first two characters: 91 enterprise, 92 individual business, 93 cooperative, 12 public institution … */
    public String bodyType() {
        return text.substring(0, 2);
    }

    @Override
    public String toString() {
        return text;
    }

    private static char checkDigit(String text) {
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += CHARS.indexOf(text.charAt(i)) * WEIGHTS[i];
        return CHARS.charAt((31 - sum % 31) % 31);
    }

    private static char orgCheckDigit(String eight) {
        int sum = 0;
        for (int i = 0; i < 8; i++) sum += Character.digit(eight.charAt(i), 36) * ORG_WEIGHTS[i];
        return "0123456789X0".charAt(11 - sum % 11);
    }
}
