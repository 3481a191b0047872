package dev.kechuang.shared;

import java.util.regex.Pattern;

/** What people see of personal data when they need not see all of it; applied when a page is rendered, never stored. */
public final class Masking {

    /** Province, city, district, then the town; what follows the town is private. */
    private static final Pattern TO_TOWN =
            Pattern.compile("^(?:.[^省市区县镇乡街路号\\d]{0,9}(?:省|自治区))?(?:.[^省市区县镇乡街路号\\d]{0,9}(?:市|州|盟|地区))?"
                    + "(?:.[^省市区县镇乡街路号\\d]{0,9}(?:区|县|市|旗))?"
                    + "(?:.[^省市区县镇乡街路号\\d]{0,9}(?:街道|镇|乡|苏木|园区|开发区))?");

    private Masking() {}

    /** First six and last four: {@code 519901********0014}. */
    public static String idNo(String text) {
        return middle(text, 6, 4);
    }

    /** Where publication cannot be avoided, first three and last two: {@code 519*************14}. */
    public static String idNoInPublic(String text) {
        return middle(text, 3, 2);
    }

    /** {@code 138****1234}. */
    public static String mobile(String text) {
        return middle(text, 3, 4);
    }

    /** Last four only. */
    public static String account(String text) {
        return middle(text, 0, 4);
    }

    /** {@code 王*}, {@code 王*明}, {@code 欧**明}: for farmers and households; rewarded people are shown in full. */
    public static String personName(String text) {
        if (text == null || text.isBlank()) return "";
        int[] signs = text.strip().codePoints().toArray();
        if (signs.length == 1) return "*";
        String first = Character.toString(signs[0]);
        if (signs.length == 2) return first + "*";
        return first + "*".repeat(signs.length - 2) + Character.toString(signs[signs.length - 1]);
    }

    /** {@code z***@example.cn}. */
    public static String email(String text) {
        if (text == null || text.isBlank()) return "";
        int at = text.indexOf('@');
        return at < 1 ? "***" : text.substring(0, 1) + "***" + text.substring(at);
    }

    /** Down to the town: {@code 某省某市X区河东街道****}. */
    public static String address(String text) {
        if (text == null || text.isBlank()) return "";
        var known = TO_TOWN.matcher(text.strip());
        return (known.find() ? known.group() : "") + "****";
    }

    private static String middle(String text, int head, int tail) {
        if (text == null) return "";
        int hidden = text.length() - head - tail;
        // Too short to hide anything between: hide everything.
        if (hidden < 1) return "*".repeat(text.length());
        return text.substring(0, head) + "*".repeat(hidden) + text.substring(text.length() - tail);
    }
}
