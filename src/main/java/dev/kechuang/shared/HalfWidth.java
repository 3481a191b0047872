package dev.kechuang.shared;

import java.util.Locale;

/** Full-width letters, digits and signs as Chinese input methods produce them, turned into their ASCII forms. */
final class HalfWidth {

    private static final int SHIFT = '！' - '!';

    private HalfWidth() {}

    static String of(String text) {
        if (text == null) return "";
        var out = new StringBuilder(text.length());
        // Not NFKC: it would also turn "5²" into "52".
        for (char c : text.toCharArray()) {
            if (c >= '！' && c <= '～') out.append((char) (c - SHIFT));
            else out.append(isBlank(c) ? ' ' : c);
        }
        return out.toString().strip();
    }

    /** For codes: upper case as well. */
    static String code(String text) {
        return of(text).toUpperCase(Locale.ROOT);
    }

    /** For codes that people group by spaces or hyphens. */
    static String compact(String text) {
        return code(text).replaceAll("[ \\-]", "");
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}
