package dev.kechuang.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;

/** The kinds of file taken, told by their bytes; the name's extension must say the same. */
enum FileKind {
    PDF("application/pdf", List.of("pdf")),
    OFD("application/ofd", List.of("ofd")),
    JPEG("image/jpeg", List.of("jpg", "jpeg")),
    PNG("image/png", List.of("png"));

    private static final int HEAD = 64 * 1024;
    private static final Tika TIKA = new Tika();

    private final String mediaType;
    private final List<String> extensions;

    FileKind(String mediaType, List<String> extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    String mediaType() {
        return mediaType;
    }

    boolean named(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return extensions.contains(extension);
    }

    static Optional<FileKind> of(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String detected = TIKA.detect(head);
        // Readers accept a PDF header anywhere in the first kilobyte; a file that is something else first is refused.
        if (startsWith(head, "%PDF-")) return Optional.of(PDF);
        if (startsWith(head, "PK")) return holdsOfd(file) ? Optional.of(OFD) : Optional.empty();
        return Arrays.stream(new FileKind[] {JPEG, PNG})
                .filter(kind -> kind.mediaType.equals(detected))
                .findFirst();
    }

    /** GB/T 33190: a zip with OFD.xml at its root. Only the directory is read, nothing is unpacked. */
    private static boolean holdsOfd(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.getEntry("OFD.xml") != null;
        } catch (ZipException broken) {
            return false;
        }
    }

    private static boolean startsWith(byte[] head, String mark) {
        byte[] bytes = mark.getBytes(StandardCharsets.US_ASCII);
        return head.length >= bytes.length && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
    }
}
