package dev.kechuang.notice;

import dev.kechuang.shared.Uscc;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the very bytes that would be published and says which kinds of personal numbers stand in them (domain.md 6.5). */
public final class MaskingGate {

    /** What must never be public; a unit's registered USCC is not among them. */
    public enum Finding {
        RESIDENT_ID,
        MOBILE,
        ACCOUNT
    }

    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z][0-9A-Za-z\\-]*");
    /** Digits as people group them: one space, dot or hyphen between. */
    private static final Pattern GROUPED =
            Pattern.compile("(?<![0-9])[0-9]{3,8}(?:[ .\\-][0-9]{3,8}){1,6}[Xx]?(?![0-9])");

    private static final Pattern RESIDENT_ID =
            Pattern.compile("(?<![0-9])(?:[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{14})(?![0-9])");
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9])(?:0086|86)?1[3-9][0-9]{9}(?![0-9])");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{13,}");

    private MaskingGate() {}

    /** The kinds found; empty means the bytes may go out. {@code printed} are the codes and phones the document must name. */
    public static Set<Finding> findings(StoredDocument document, Collection<String> printed) {
        String raw = Normalizer.normalize(new String(document.bytes(), StandardCharsets.UTF_8), Normalizer.Form.NFKC);
        Set<String> allowed = printed.stream().filter(MaskingGate::mayStand).collect(Collectors.toSet());
        // Tags become a bar, so that two cells are never read as one number; the raw text shows what stands inside
        // tags.
        String text = TAG.matcher(raw).replaceAll("|");
        var found = new TreeSet<Finding>();
        for (String source : List.of(raw, text)) {
            String rest = TOKEN.matcher(source).replaceAll(token -> allowed.contains(token.group()) ? "|" : "$0");
            judge(rest, found);
            GROUPED.matcher(rest).results().forEach(group -> judge(group.group().replaceAll("[ .\\-]", ""), found));
        }
        return found;
    }

    /** A document's own word lets through only a true USCC and an office phone, never a mobile or anything longer. */
    private static boolean mayStand(String printed) {
        return printed.length() == 18 ? Uscc.check(printed).isEmpty() : printed.matches("0[0-9]{2,3}-?[0-9]{7,8}");
    }

    private static void judge(String text, Set<Finding> found) {
        if (RESIDENT_ID.matcher(text).find()) found.add(Finding.RESIDENT_ID);
        if (MOBILE.matcher(text).find()) found.add(Finding.MOBILE);
        String rest = RESIDENT_ID.matcher(MOBILE.matcher(text).replaceAll("|")).replaceAll("|");
        if (ACCOUNT.matcher(rest).find()) found.add(Finding.ACCOUNT);
    }
}
