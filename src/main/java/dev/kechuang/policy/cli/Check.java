package dev.kechuang.policy.cli;

import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.model.BrokenPack;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code policy check}: one finding a line, {@code file:line: message}. */
final class Check {

    private static final int CLEAN = 0;
    private static final int FINDINGS = 1;

    private Check() {}

    static int of(Path path, OutputStream out) throws IOException {
        List<String> findings = findings(path);
        String lines = findings.stream().map(line -> oneLine(line) + "\n").collect(Collectors.joining());
        out.write(lines.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return findings.isEmpty() ? CLEAN : FINDINGS;
    }

    private static List<String> findings(Path path) throws IOException {
        try {
            return PackReader.checkFully(PackFiles.open(path), Optional.empty()).findings().stream()
                    .map(PackFinding::toString)
                    .toList();
        } catch (BrokenPack notAPack) {
            return List.of(path.getFileName() + ":1: " + notAPack.getMessage());
        }
    }

    private static String oneLine(String finding) {
        return finding.replaceAll("\\R", " ");
    }
}
