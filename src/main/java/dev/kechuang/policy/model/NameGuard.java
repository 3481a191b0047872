package dev.kechuang.policy.model;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** No text of the measure may name a science award (国家科学技术奖励条例 art. 36): a district has none, it may match one (配套). */
final class NameGuard {

    static final Pattern FORBIDDEN = Pattern.compile("(科学技术(进步)?奖|科技进步奖)(?!配套|励)");

    /** Statistics count the awards of the State, the province and the city, and must name them. */
    private static final Pattern FORBIDDEN_IN_STATISTICS =
            Pattern.compile("(?<!国家|国家级|省|省级|市|市级)(科学技术(进步)?奖|科技进步奖)(?!配套|励)");

    private NameGuard() {}

    static void check(PackSource source) {
        for (String file : source.files().under("", "")) {
            Pattern forbidden = file.equals(PublicityReader.INDICATORS) ? FORBIDDEN_IN_STATISTICS : FORBIDDEN;
            String[] lines = new String(source.files().bytes(file), StandardCharsets.UTF_8).split("\n", -1);
            for (int line = 0; line < lines.length; line++) {
                var found = forbidden.matcher(lines[line]);
                if (found.find()) {
                    source.findings().guard(file, line + 1, "policy.guard.scienceAward", found.group(1));
                }
            }
        }
    }
}
