package dev.kechuang.payout;

import dev.kechuang.shared.Money;
import java.util.List;

/**
 * The identity of domain 3.10.5: approved = paid + pending + returned + withheld + waived + scaled down + tax withheld,
 * and what was found to differ between lines, awards, attempts, results and ledger (message keys with the reference).
 */
public record Reconciliation(
        Money approved,
        Money paid,
        Money pending,
        Money returned,
        Money withheld,
        Money waived,
        Money scaledDown,
        Money taxWithheld,
        Money ledgerPaid,
        List<Difference> differences) {

    /** One thing that does not fit: message key, and the reference or line it concerns. */
    public record Difference(String key, String subject) {}

    public Money explained() {
        return paid.plus(pending)
                .plus(returned)
                .plus(withheld)
                .plus(waived)
                .plus(scaledDown)
                .plus(taxWithheld);
    }

    public boolean balanced() {
        return approved.equals(explained()) && paid.equals(ledgerPaid) && differences.isEmpty();
    }
}
