package dev.kechuang.policy.web;

import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.web.SheetComparison.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A file whose bytes differ: whatever the readable pages leave out, a reviewer sees here that it changed. */
record FileChange(String path, Fate fate) {

    static List<FileChange> between(PackFiles before, PackFiles after) {
        TreeSet<String> paths = new TreeSet<>(before.paths());
        paths.addAll(after.paths());
        List<FileChange> changes = new ArrayList<>();
        for (String path : paths) {
            Optional<byte[]> was = before.file(path);
            Optional<byte[]> is = after.file(path);
            if (was.isEmpty()) changes.add(new FileChange(path, Fate.ADDED));
            else if (is.isEmpty()) changes.add(new FileChange(path, Fate.GONE));
            else if (!Arrays.equals(was.get(), is.get())) changes.add(new FileChange(path, Fate.CHANGED));
        }
        return changes;
    }
}
