package dev.kechuang.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The port behind which bytes lie: a directory, or one that all nodes share. Content is addressed by its hash. */
public interface EvidenceFiles {

    /** Reads at most {@code maxBytes + 1} bytes into a durable temporary file. */
    Staged stage(InputStream content, long maxBytes) throws IOException;

    /** Moves a staged file to its place; keeping the same content twice is harmless. */
    void keep(Staged staged) throws IOException;

    void discard(Staged staged) throws IOException;

    InputStream open(String sha256) throws IOException;

    /** Bytes that are written and synced, but nobody can find yet. */
    record Staged(Path file, long size, String sha256) {}
}
