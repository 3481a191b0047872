package dev.kechuang.policy.model;

import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.FeelOpinion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What FEEL says of a pack's tables. A table it agreed with once is not asked again while this process runs: drafts share most. */
final class SecondOpinion {

    private static final int MOST = 10_000;
    private static final Set<String> AGREED = ConcurrentHashMap.newKeySet();

    private SecondOpinion() {}

    /** Tables that cannot be read are told elsewhere. */
    static List<PackFinding> on(PackFiles files) {
        Findings findings = new Findings();
        FeelOpinion opinion = new FeelOpinion(findings);
        for (DecisionTable table :
                PackReader.tables(new PackSource(files, new Findings())).values()) {
            String content = files.sha256(table.file());
            if (AGREED.contains(content)) continue;
            int before = findings.count();
            opinion.check(table, files.bytes(table.file()));
            if (findings.count() == before) remember(content);
        }
        return findings.sorted();
    }

    private static void remember(String content) {
        if (AGREED.size() >= MOST) AGREED.clear();
        AGREED.add(content);
    }
}
