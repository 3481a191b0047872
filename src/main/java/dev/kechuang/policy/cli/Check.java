package dev.kechuang.policy.cli;

import dev.kechuang.policy.model.BrokenPack;
import dev.kechuang.policy.model.PackFiles;
import dev.kechuang.policy.model.PackReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code policy check}: one finding a line, {@code file:line: message}. */
final class Check {

    private static final int CLEAN = 0;
    private static final int FINDINGS = 1;

    private Check() {}

    static int of(Path path, OutputStream out) throws IOException {
        try {
            PackReader.read(PackFiles.open(path));
            return CLEAN;
        } catch (BrokenPack broken) {
            out.write((path.getFileName() + ":1: " + broken.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            return FINDINGS;
        }
    }
}
