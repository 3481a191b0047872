package dev.kechuang.policy.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of one pack by their path inside it. The hash is of paths and contents, not of the zip, whose bytes vary. */
public final class PackFiles {

    private static final long MOST_BYTES = 10L * 1024 * 1024;

    private final SortedMap<String, byte[]> files;

    public PackFiles(SortedMap<String, byte[]> files) {
        this.files = new TreeMap<>(files);
    }

    /** Reads what {@link #zipped} wrote; it comes from our own table, never from a person. */
    public static PackFiles unzip(byte[] zip) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new PackFiles(files);
    }

    /** What a person uploaded. */
    public static PackFiles ofUpload(InputStream zip) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long size = 0;
        try (ZipInputStream in = new ZipInputStream(zip, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isDirectory()) continue;
                byte[] bytes = in.readNBytes((int) (MOST_BYTES - size) + 1);
                size += bytes.length;
                if (size > MOST_BYTES || files.size() >= 500) throw new BrokenPack(entry.getName(), "too large");
                if (entry.getName().startsWith("/") || entry.getName().contains(".."))
                    throw new BrokenPack(entry.getName(), "path");
                files.put(entry.getName(), bytes);
            }
        }
        String first = files.isEmpty() ? "" : files.firstKey();
        String top = first.substring(0, first.indexOf('/') + 1);
        if (top.isEmpty() || files.keySet().stream().anyMatch(path -> !path.startsWith(top))) return new PackFiles(files);
        SortedMap<String, byte[]> stripped = new TreeMap<>();
        files.forEach((path, bytes) -> stripped.put(path.substring(top.length()), bytes));
        return new PackFiles(stripped);
    }

    public byte[] zipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (String path : files.keySet()) {
                out.putNextEntry(new ZipEntry(path));
                out.write(files.get(path));
                out.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public String sha256() {
        MessageDigest whole = digest();
        for (String path : files.keySet()) {
            whole.update(path.getBytes(StandardCharsets.UTF_8));
            whole.update((byte) 0);
            whole.update(digest().digest(files.get(path)));
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    /** Paths inside the pack, in order. */
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    /** One file's bytes, for reading only. */
    public Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    List<String> under(String folder, String ending) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(folder) && path.endsWith(ending))
                .toList();
    }

    byte[] bytes(String path) {
        byte[] found = files.get(path);
        if (found == null) throw new BrokenPack(path, "the file is missing");
        return found;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
