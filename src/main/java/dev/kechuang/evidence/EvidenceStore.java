package dev.kechuang.evidence;

import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** PDF, OFD, JPG and PNG files up to 20 MB each and 200 MB an owner (V-FILE, domain.md 4.11). */
@Service
public class EvidenceStore {

    static final long MAX_FILE = 20L * 1024 * 1024;
    static final long MAX_OWNER = 200L * 1024 * 1024;
    private static final String SUBJECT = "evidence";
    private static final int NAME_MAX = 200;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ownTransaction;
    private final EvidenceFiles files;
    private final AuditTrail audit;
    private final BusinessClock clock;

    public EvidenceStore(
            NamedParameterJdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            EvidenceFiles files,
            AuditTrail audit,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** A store on a plain directory, for tests and tools. */
    public static EvidenceFiles directory(Path root) {
        return new EvidenceDirectory(root);
    }

    /** Stores one file or refuses it with the reason; {@code size} as announced, the caller closes the stream. */
    public EvidenceFile store(
            String ownerType,
            String ownerKey,
            String slot,
            String fileName,
            InputStream content,
            long size,
            String userId) {
        if (size > MAX_FILE) throw Refusal.invalid(slot, "evidence.tooLarge");
        String name = cleanName(fileName);
        if (name.isEmpty()) throw Refusal.invalid(slot, "evidence.noName");
        try {
            EvidenceFiles.Staged staged = files.stage(content, MAX_FILE);
            try {
                FileKind kind = checked(staged, slot, name);
                // Bytes first: a row never points to nothing, while bytes without a row harm nobody.
                EvidenceFile file = new EvidenceFile(
                        UUID.randomUUID(),
                        slot,
                        name,
                        kind.mediaType(),
                        staged.size(),
                        staged.sha256(),
                        clock.now(),
                        userId);
                files.keep(staged);
                transaction.executeWithoutResult(status -> write(ownerType, ownerKey, file));
                return file;
            } finally {
                files.discard(staged);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files that are not removed, oldest first. */
    public List<EvidenceFile> list(String ownerType, String ownerKey) {
        return jdbc.query(
                "select * from evidence_file where owner_type = :ownerType and owner_key = :ownerKey "
                        + "and removed_at is null order by stored_at, id",
                owner(ownerType, ownerKey),
                (row, n) -> read(row));
    }

    /** Also finds removed files: what was once evidence stays readable to those who may. */
    public Optional<EvidenceFile> find(UUID id) {
        return jdbc
                .query(
                        "select * from evidence_file where id = :id",
                        new MapSqlParameterSource("id", id),
                        (row, n) -> read(row))
                .stream()
                .findFirst();
    }

    /** To whom the file belongs; the answer is given to {@link EvidenceAccess}. */
    public Optional<EvidenceOwner> ownerOf(UUID id) {
        return jdbc
                .query(
                        "select owner_type, owner_key from evidence_file where id = :id",
                        new MapSqlParameterSource("id", id),
                        (row, n) -> new EvidenceOwner(row.getString("owner_type"), row.getString("owner_key")))
                .stream()
                .findFirst();
    }

    /** Marks the file as removed; its bytes stay, its size no longer counts. */
    public void remove(UUID id, String userId) {
        transaction.executeWithoutResult(status -> {
            EvidenceOwner owner = ownerOf(id).orElseThrow(() -> Refusal.notFound("evidence.noSuchFile"));
            EvidenceFile file = find(id).orElseThrow();
            int marked = jdbc.update(
                    "update evidence_file set removed_at = :now, removed_by = :userId "
                            + "where id = :id and removed_at is null",
                    new MapSqlParameterSource("id", id)
                            .addValue("now", Stored.at(clock.now()))
                            .addValue("userId", userId));
            if (marked == 0) return;
            jdbc.update(
                    "update evidence_owner set used_bytes = used_bytes - :size "
                            + "where owner_type = :ownerType and owner_key = :ownerKey",
                    owner(owner.type(), owner.key()).addValue("size", file.size()));
            audit.record("evidence.removed", SUBJECT, id.toString(), userId, Map.of("slot", file.slot()));
        });
    }

    public InputStream open(UUID id) {
        EvidenceFile file = find(id).orElseThrow(() -> Refusal.notFound("evidence.noSuchFile"));
        try {
            return files.open(file.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileKind checked(EvidenceFiles.Staged staged, String slot, String name) throws IOException {
        if (staged.size() == 0) throw Refusal.invalid(slot, "evidence.empty");
        if (staged.size() > MAX_FILE) throw Refusal.invalid(slot, "evidence.tooLarge");
        FileKind kind = FileKind.of(staged.file()).orElseThrow(() -> Refusal.invalid(slot, "evidence.unknownType"));
        if (!kind.named(name)) throw Refusal.invalid(slot, "evidence.wrongExtension");
        return kind;
    }

    private void write(String ownerType, String ownerKey, EvidenceFile file) {
        reserve(ownerType, ownerKey, file);
        jdbc.update(
                """
                insert into evidence_file (id, owner_type, owner_key, slot, file_name, media_type, size_bytes,
                    sha256, stored_at, stored_by)
                values (:id, :ownerType, :ownerKey, :slot, :name, :mediaType, :size, :sha256, :now, :userId)
                """,
                owner(ownerType, ownerKey)
                        .addValue("id", file.id())
                        .addValue("slot", file.slot())
                        .addValue("name", file.fileName())
                        .addValue("mediaType", file.mediaType())
                        .addValue("size", file.size())
                        .addValue("sha256", file.sha256())
                        .addValue("now", Stored.at(file.storedAt()))
                        .addValue("userId", file.storedBy()));
        audit.record(
                "evidence.stored",
                SUBJECT,
                file.id().toString(),
                file.storedBy(),
                Map.of("owner", ownerType + ":" + ownerKey, "slot", file.slot(), "sha256", file.sha256()));
    }

    private void reserve(String ownerType, String ownerKey, EvidenceFile file) {
        var use = owner(ownerType, ownerKey).addValue("size", file.size()).addValue("limit", MAX_OWNER);
        Long known = jdbc.queryForObject(
                "select count(*) from evidence_owner where owner_type = :ownerType and owner_key = :ownerKey",
                use,
                Long.class);
        if (known == null || known == 0) openAccount(use);
        int reserved = jdbc.update(
                "update evidence_owner set used_bytes = used_bytes + :size where owner_type = :ownerType "
                        + "and owner_key = :ownerKey and used_bytes + :size <= :limit",
                use);
        if (reserved == 0) throw Refusal.invalid(file.slot(), "evidence.ownerFull");
    }

    /** In a transaction of its own: a duplicate would spoil the caller's on PostgreSQL. */
    private void openAccount(MapSqlParameterSource owner) {
        try {
            ownTransaction.executeWithoutResult(status -> jdbc.update(
                    "insert into evidence_owner (owner_type, owner_key, used_bytes) values (:ownerType, :ownerKey, 0)",
                    owner));
        } catch (DuplicateKeyException parallelUpload) {
            // The other upload has opened it.
            return;
        }
    }

    /** The last part of what the browser sent, without control characters and what systems forbid in names. */
    private static String cleanName(String typed) {
        if (typed == null) return "";
        String name = typed.substring(Math.max(typed.lastIndexOf('/'), typed.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}:*?\"<>|]", "")
                .strip();
        return name.length() <= NAME_MAX ? name : name.substring(name.length() - NAME_MAX);
    }

    private static MapSqlParameterSource owner(String ownerType, String ownerKey) {
        return new MapSqlParameterSource("ownerType", ownerType).addValue("ownerKey", ownerKey);
    }

    private static EvidenceFile read(ResultSet row) throws SQLException {
        return new EvidenceFile(
                row.getObject("id", UUID.class),
                row.getString("slot"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                Stored.instant(row, "stored_at"),
                row.getString("stored_by"));
    }
}
