package dev.kechuang.policy.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The files of a pack from outside, counted and measured while they are read: a zip may say anything about itself. */
final class PackArchive {

    static final int MOST_FILES = 500;
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final String HEAD = "pack.yaml";

    private final String name;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private int entries;
    private int left = MOST_BYTES;

    private PackArchive(String name) {
        this.name = name;
    }

    static PackFiles open(Path path) throws IOException {
        if (Files.isDirectory(path)) return folder(path);
        if (!Files.isRegularFile(path)) throw new NoSuchFileException(path.toString());
        try (InputStream in = Files.newInputStream(path)) {
            return unzip(String.valueOf(path.getFileName()), in);
        }
    }

    private static PackFiles folder(Path root) throws IOException {
        PackArchive source = new PackArchive(String.valueOf(root.getFileName()));
        // Links are not followed: a pack is what lies in its folder.
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(root) && noise(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile()) return FileVisitResult.CONTINUE;
                try (InputStream in = Files.newInputStream(file)) {
                    source.take(root.relativize(file).toString().replace('\\', '/'), in);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return source.pack();
    }

    static PackFiles unzip(String name, InputStream zip) throws IOException {
        PackArchive source = new PackArchive(name);
        ZipInputStream in = new ZipInputStream(zip, StandardCharsets.UTF_8);
        try {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) source.take(entry.getName(), in);
                else source.passFolder(entry.getName(), in);
            }
        } catch (ZipException | EOFException | IllegalArgumentException unreadable) {
            // a name that is not UTF-8 is an IllegalArgumentException
            throw source.broken("is no readable zip: " + unreadable.getMessage());
        }
        return source.pack();
    }

    private void take(String path, InputStream content) throws IOException {
        count();
        if (path.startsWith("/") || path.contains("\\") || path.contains(":") || path.indexOf('\0') >= 0) {
            throw broken("holds a path that leads out of it: " + path);
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw broken("holds a path that leads out of it: " + path);
            }
        }
        byte[] bytes = content.readNBytes(left + 1);
        if (bytes.length > left) throw broken("holds more than 10 MB");
        left -= bytes.length;
        for (String part : path.split("/")) if (noise(part)) return;
        if (files.put(path, bytes) != null) throw broken("holds " + path + " twice");
    }

    private void passFolder(String path, InputStream content) throws IOException {
        count();
        if (content.read() >= 0) throw broken("holds a folder with content of its own: " + path);
    }

    private void count() {
        if (++entries > MOST_FILES) throw broken("holds more than " + MOST_FILES + " files");
    }

    /** What file managers and version control leave behind. */
    private static boolean noise(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.equals("__macosx")
                || name.equals("thumbs.db")
                || name.equals("desktop.ini");
    }

    /** A zip of a folder has that folder on top of every path. */
    private PackFiles pack() {
        if (files.containsKey(HEAD)) return new PackFiles(files);
        if (files.isEmpty()) throw broken("holds no file");
        String first = files.firstKey();
        String top = first.substring(0, first.indexOf('/') + 1);
        boolean oneTop = !top.isEmpty() && files.keySet().stream().allMatch(path -> path.startsWith(top));
        if (!oneTop || !files.containsKey(top + HEAD)) throw broken("holds no " + HEAD);
        SortedMap<String, byte[]> stripped = new TreeMap<>();
        files.forEach((path, bytes) -> stripped.put(path.substring(top.length()), bytes));
        return new PackFiles(stripped);
    }

    private BrokenPack broken(String what) {
        return new BrokenPack(name, what);
    }
}
