package dev.kechuang.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class EvidenceStoreTest {

    static final byte[] PDF = "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    static final byte[] JPG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0};

    @TempDir
    Path data;

    EvidenceStore store;
    NamedParameterJdbcTemplate jdbc;

    void setUp(Databases database) {
        var dataSource = database.fresh();
        var transactions = new JdbcTransactionManager(dataSource);
        var clock = BusinessClock.fixedAt(Instant.parse("2026-03-02T01:00:00Z"));
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        store = new EvidenceStore(
                jdbc, transactions, new EvidenceDirectory(data), new AuditTrail(jdbc, transactions, clock), clock);
    }

    @ParameterizedTest
    @EnumSource
    void filesAreKeptByWhatTheyAre(Databases database) throws IOException {
        setUp(database);
        var pdf = store("证明.PDF", PDF);
        store("章.ofd", zip("OFD.xml"));
        store("图.jpeg", JPG);
        store("图.png", PNG);

        assertThat(store.list("case", "KC-1"))
                .extracting(EvidenceFile::mediaType)
                .containsExactlyInAnyOrder("application/pdf", "application/ofd", "image/jpeg", "image/png");
        try (var in = store.open(pdf.id())) {
            assertThat(in.readAllBytes()).isEqualTo(PDF);
        }
        assertThat(pdf.fileName()).isEqualTo("证明.PDF");
        try (var left = Files.list(data.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void filesThatAreSomethingElseAreRefusedAndLeaveNothing(Databases database) throws IOException {
        setUp(database);
        refused("a.pdf", PNG, "evidence.wrongExtension");
        refused("a.pdf.exe", PDF, "evidence.wrongExtension");
        refused("a.html", "<html><script>".getBytes(StandardCharsets.US_ASCII), "evidence.unknownType");
        refused("a.pdf", "x%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "evidence.unknownType");
        refused("a.ofd", zip("word/document.xml"), "evidence.unknownType");
        refused("a.ofd", "PK\3\4broken".getBytes(StandardCharsets.US_ASCII), "evidence.unknownType");
        refused("a.pdf", new byte[0], "evidence.empty");
        refused("a.pdf", Arrays.copyOf(PDF, (int) EvidenceStore.MAX_FILE + 1), "evidence.tooLarge");
        refused("../", PDF, "evidence.noName");

        assertThat(store.list("case", "KC-1")).isEmpty();
        try (var left = Files.list(data.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOwnerHasALimitAndRemovingGivesRoom(Databases database) {
        setUp(database);
        byte[] large = Arrays.copyOf(PDF, (int) EvidenceStore.MAX_FILE);
        var first = store("0.pdf", large);
        for (int n = 1; n < 10; n++) store(n + ".pdf", large);
        refused("more.pdf", PDF, "evidence.ownerFull");

        store.remove(first.id(), "li");
        store.remove(first.id(), "li");

        store("more.pdf", large);
        refused("evenmore.pdf", PDF, "evidence.ownerFull");
        assertThat(store.list("case", "KC-1")).hasSize(10);
        assertThat(store.find(first.id())).isPresent();
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_entry where action = 'evidence.removed'", Map.of(), Long.class))
                .isEqualTo(1);
    }

    private EvidenceFile store(String name, byte[] bytes) {
        return store.store("case", "KC-1", "licence", name, new ByteArrayInputStream(bytes), bytes.length, "li");
    }

    private void refused(String name, byte[] bytes, String key) {
        assertThatThrownBy(
                        () -> store.store("case", "KC-1", "licence", name, new ByteArrayInputStream(bytes), -1, "li"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private static byte[] zip(String entry) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(1);
        }
        return out.toByteArray();
    }
}
