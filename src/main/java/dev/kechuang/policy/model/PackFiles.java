package dev.kechuang.policy.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    /** A pack as a folder or a zip on this machine; what cannot be a pack is a {@link BrokenPack}. */
    public static PackFiles open(Path folderOrZip) throws IOException {
        return PackArchive.open(folderOrZip);
    }

    /** A zip that a person brings, within limits (see {@link PackArchive}); what breaks them is a {@link BrokenPack}. */
    public static PackFiles ofUpload(InputStream zip) throws IOException {
        return PackArchive.unzip("zip", zip);
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

    String sha256(String path) {
        return HexFormat.of().formatHex(digest().digest(bytes(path)));
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

    boolean has(String path) {
        return files.containsKey(path);
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
