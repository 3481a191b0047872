package dev.kechuang.policy.model;

import dev.kechuang.policy.PackFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Everything wrong with one pack so far. A guard says nothing of a line that could not even be read. */
final class Findings implements Consumer<PackFinding> {

    private final List<PackFinding> found = new ArrayList<>();

    @Override
    public void accept(PackFinding finding) {
        if (!found.contains(finding)) found.add(finding);
    }

    void add(String file, int line, String key, Object... args) {
        accept(PackFinding.of(file, line, key, args));
    }

    /** Of two findings in one line the first is the cause. */
    void guard(String file, int line, String key, Object... args) {
        boolean told = found.stream()
                .anyMatch(finding -> finding.file().equals(file) && finding.line() == line && !isGuard(finding));
        if (!told) accept(PackFinding.of(file, line, key, args));
    }

    int count() {
        return found.size();
    }

    List<PackFinding> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(PackFinding::file).thenComparing(PackFinding::line))
                .toList();
    }

    /** Whether everything could be read, however little of it is allowed. */
    boolean guardsOnly() {
        return found.stream().allMatch(Findings::isGuard);
    }

    private static boolean isGuard(PackFinding finding) {
        return finding.key().startsWith("policy.guard.");
    }
}
