package dev.kechuang.payout.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Where the bank's courier picks files up. A file is placed once: the copy below {@code placed} is made before the move,
 * so that a repeated attempt neither writes again what the courier took away nor forgets what was never moved.
 */
public final class OutgoingDirectory {

    private final Path out;
    private final Path staging;
    private final Path placed;

    /** All three on one disk, or the move would not be atomic. */
    public OutgoingDirectory(Path bankDirectory) {
        this.out = bankDirectory.resolve("out");
        this.staging = bankDirectory.resolve("staging");
        this.placed = bankDirectory.resolve("placed");
    }

    /** Safe to call again after any crash, and by two at once; a broken disk is an exception. */
    public void place(String fileName, byte[] content) {
        // Two runs of one job would each find the copy missing, and the courier would find the file twice. A file lock
        // holds off other nodes, but not other threads of this one.
        synchronized (OutgoingDirectory.class) {
            try {
                for (var directory : new Path[] {out, staging, placed}) Files.createDirectories(directory);
                try (var channel = FileChannel.open(
                                staging.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var alone = channel.lock()) {
                    if (alone.isValid()) placeAlone(fileName, content);
                }
            } catch (AtomicMoveNotSupportedException e) {
                throw new IllegalStateException("The bank directories must be on one disk", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void placeAlone(String fileName, byte[] content) throws IOException {
        var staged = staging.resolve(fileName);
        var copy = placed.resolve(fileName);
        if (Files.exists(copy)) {
            if (!Arrays.equals(Files.readAllBytes(copy), content)) {
                throw new IllegalStateException("Another bank file was already placed as " + fileName);
            }
        } else {
            write(staged, content);
            var temporary = placed.resolve(fileName + ".tmp");
            write(temporary, content);
            Files.move(temporary, copy, StandardCopyOption.ATOMIC_MOVE);
            sync(placed);
        }
        if (Files.exists(staged)) {
            Files.move(staged, out.resolve(fileName), StandardCopyOption.ATOMIC_MOVE);
            sync(out);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var buffer = java.nio.ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        }
        sync(file.getParent());
    }

    /** A new name is on disk only when its directory is. */
    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
