package dev.kechuang.policy.model;

import dev.kechuang.policy.PackFinding;
import java.util.List;
import java.util.stream.Collectors;

/** A pack that cannot be used; the application does not start with it. Names files, lines and reasons. */
public final class BrokenPack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<PackFinding> findings;

    public BrokenPack(String where, String what) {
        super("Policy pack, " + where + ": " + what);
        this.findings = List.of();
    }

    public BrokenPack(String where, List<PackFinding> findings) {
        super("Policy pack " + where + ":\n"
                + findings.stream().map(PackFinding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** Empty where the pack was refused as a whole. */
    public List<PackFinding> findings() {
        return findings;
    }
}
