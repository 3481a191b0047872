package dev.kechuang.notice;

import java.util.Collection;
import java.util.stream.Collectors;

/** One line of a list as it was made public; the amount in fen. Two lists are the same when their fingerprints are. */
public record NoticedLine(
        String caseNo,
        String uscc,
        String unitName,
        String categoryCode,
        String itemName,
        String clause,
        long amountFen) {

    /** The canonical text; separators inside a field are escaped, so different lines never share a text. */
    public String canonical() {
        return String.join(
                "|",
                escaped(caseNo),
                escaped(uscc),
                escaped(unitName),
                escaped(categoryCode),
                escaped(itemName),
                escaped(clause),
                Long.toString(amountFen));
    }

    /** SHA-256 (hex) over the canonical lines in the order of their text; the order of the list does not matter. */
    public static String fingerprint(Collection<NoticedLine> lines) {
        return StoredDocument.of(
                        lines.stream().map(NoticedLine::canonical).sorted().collect(Collectors.joining("\n")))
                .sha256();
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
