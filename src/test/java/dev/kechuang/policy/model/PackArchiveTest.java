package dev.kechuang.policy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kechuang.policy.PackFinding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packs from outside: folders and zips as people make them, and zips made to do harm. */
class PackArchiveTest {

    private static final byte[] HEAD = "id: x".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private static byte[] zip(Object... pathsAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (int at = 0; at < pathsAndContents.length; at += 2) {
                out.putNextEntry(new ZipEntry((String) pathsAndContents[at]));
                out.write((byte[]) pathsAndContents[at + 1]);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static PackFiles upload(byte[] zip) throws IOException {
        return PackFiles.ofUpload(new ByteArrayInputStream(zip));
    }

    private static void refused(byte[] zip, String key) {
        assertThatExceptionOfType(BrokenPack.class)
                .isThrownBy(() -> upload(zip))
                .satisfies(broken -> assertThat(broken.findings())
                        .extracting(PackFinding::key)
                        .containsExactly("policy.pack.zip." + key));
    }

    @Test
    void folderAndItsZipAreTheSamePack() throws IOException {
        PackFiles shipped = EditedPack.shipped().files();
        for (String path : shipped.under("", "")) {
            Path file = folder.resolve("pack").resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, shipped.bytes(path));
        }
        Files.createDirectories(folder.resolve("pack/.git"));
        Files.write(folder.resolve("pack/.git/config"), HEAD);
        Files.write(folder.resolve("pack/.DS_Store"), HEAD);
        Path zip = Files.write(folder.resolve("pack.zip"), shipped.zipped());

        assertThat(PackFiles.open(folder.resolve("pack")).sha256()).isEqualTo(shipped.sha256());
        assertThat(PackFiles.open(zip).sha256()).isEqualTo(shipped.sha256());
        assertThat(upload(shipped.zipped()).sha256()).isEqualTo(shipped.sha256());
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> PackFiles.open(folder.resolve("none")));
    }

    @Test
    void folderOnTopAndLeftoversOfFileManagersArePassedOver() throws IOException {
        PackFiles files = upload(zip(
                "measure/", new byte[0],
                "measure/pack.yaml", HEAD,
                "measure/categories/a01.yaml", HEAD,
                "measure/.DS_Store", HEAD,
                "__MACOSX/measure/._pack.yaml", HEAD));
        assertThat(files.under("", "")).containsExactly("categories/a01.yaml", "pack.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../pack.yaml",
                "/pack.yaml",
                "a/../../b.yaml",
                "a\\..\\b.yaml",
                "C:/b.yaml",
                "a//b.yaml",
                "./b.yaml",
                "..",
                "a/.."
            })
    void pathThatLeadsOutIsRefused(String path) throws IOException {
        refused(zip("pack.yaml", HEAD, path, HEAD), "path");
    }

    @Test
    void bombIsRefusedWhileItIsUnpacked() throws IOException {
        byte[] zeros = new byte[PackArchive.MOST_BYTES];
        assertThat(upload(zip("pack.yaml", Arrays.copyOf(zeros, zeros.length))).bytes("pack.yaml"))
                .hasSize(PackArchive.MOST_BYTES);
        refused(zip("pack.yaml", zeros, "a.yaml", new byte[1]), "large");
        refused(zip("pack.yaml", new byte[PackArchive.MOST_BYTES + 1]), "large");
        refused(zip("pack.yaml", HEAD, ".hidden", zeros), "large");
        refused(zip("pack.yaml", HEAD, "folder/", HEAD), "folder");
    }

    @Test
    void countIsLimited() throws IOException {
        Object[] many = new Object[PackArchive.MOST_FILES * 2];
        for (int at = 0; at < many.length; at += 2) {
            many[at] = at == 0 ? "pack.yaml" : "f" + at;
            many[at + 1] = HEAD;
        }
        assertThat(upload(zip(many)).under("", "")).hasSize(PackArchive.MOST_FILES);
        Object[] more = Arrays.copyOf(many, many.length + 2);
        more[many.length] = "last/";
        more[many.length + 1] = new byte[0];
        refused(zip(more), "many");
    }

    @Test
    void whatIsNoPackIsRefused() throws IOException {
        refused("no zip".getBytes(StandardCharsets.UTF_8), "noHead");
        refused(new byte[0], "noHead");
        refused(zip("a.yaml", HEAD), "noHead");
        refused(zip("one/pack.yaml", HEAD, "two/a.yaml", HEAD), "noHead");
        byte[] whole = zip("pack.yaml", new byte[100_000]);
        refused(Arrays.copyOf(whole, whole.length / 2), "unreadable");
    }
}
