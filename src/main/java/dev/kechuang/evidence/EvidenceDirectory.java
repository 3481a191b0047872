package dev.kechuang.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A directory: temporary file, sync, atomic move to {@code ab/cd/<sha256>}; a crash leaves either all or nothing. */
final class EvidenceDirectory implements EvidenceFiles {

    private static final int BUFFER = 64 * 1024;

    private final Path root;

    EvidenceDirectory(Path root) {
        this.root = root;
    }

    @Override
    public Staged stage(InputStream content, long maxBytes) throws IOException {
        Path incoming = Files.createDirectories(root.resolve("incoming"));
        Path file = incoming.resolve(UUID.randomUUID() + ".part");
        MessageDigest hash = sha256();
        long size = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0 && size <= maxBytes; read = content.read(buffer)) {
                size += read;
                hash.update(buffer, 0, read);
                for (var bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) out.write(bytes);
            }
            out.force(true);
        } catch (IOException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
        return new Staged(file, size, HexFormat.of().formatHex(hash.digest()));
    }

    @Override
    public void keep(Staged staged) throws IOException {
        Path place = place(staged.sha256());
        if (Files.exists(place) && Files.size(place) == staged.size()) {
            discard(staged);
            return;
        }
        Files.createDirectories(place.getParent());
        Files.move(staged.file(), place, StandardCopyOption.ATOMIC_MOVE);
        // The directory entry itself must reach the disk; systems that cannot open a directory sync it on their own.
        try (FileChannel directory = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public void discard(Staged staged) throws IOException {
        Files.deleteIfExists(staged.file());
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    private Path place(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("Not a hash");
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
