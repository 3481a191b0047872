package dev.kechuang.payout;

import dev.kechuang.shared.Money;
import java.time.Instant;
import java.util.List;

/**
 * What became of a result file: applied now, applied before (then {@code appliedAt} says when), or refused as a whole.
 * {@code repeated} counts lines that said what the books already knew.
 */
public record ImportReport(
        Kind kind,
        String fileName,
        Instant appliedAt,
        int lines,
        int successes,
        Money successTotal,
        int returns,
        int unknowns,
        int repeated,
        List<LineProblem> problems) {

    /** The three ends of an import. */
    public enum Kind {
        APPLIED,
        KNOWN,
        REFUSED
    }

    static ImportReport refused(String fileName, List<LineProblem> problems) {
        return new ImportReport(Kind.REFUSED, fileName, null, 0, 0, Money.ZERO, 0, 0, 0, problems);
    }

    static ImportReport known(String fileName, Instant appliedAt, int lines) {
        return new ImportReport(Kind.KNOWN, fileName, appliedAt, lines, 0, Money.ZERO, 0, 0, lines, List.of());
    }
}
