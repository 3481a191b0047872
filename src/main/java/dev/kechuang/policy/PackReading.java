package dev.kechuang.policy;

import java.util.List;
import java.util.Optional;

/** What came of reading a pack: the pack if its files could be understood, and everything found wrong, in the order of files and lines. */
public record PackReading(Optional<PolicyPack> pack, List<PackFinding> findings) {

    public PackReading {
        findings = List.copyOf(findings);
    }

    /** Only a pack without any finding may be published. */
    public boolean sound() {
        return findings.isEmpty();
    }
}
