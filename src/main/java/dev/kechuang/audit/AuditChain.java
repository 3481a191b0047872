package dev.kechuang.audit;

import dev.kechuang.shared.Stored;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the trail into a chain of SHA-256 hashes, in the background and in order, so that an entry changed, removed or put in
 * afterwards shows. Whoever noted an earlier head elsewhere can also tell a chain that was replaced as a whole.
 */
@Service
public class AuditChain {

    private static final String GENESIS = "0".repeat(64);
    private static final int CHUNK = 1_000;
    /** No transaction lasts so long: entries older than what was sealed then cannot appear any more. */
    private static final Duration LATECOMERS = Duration.ofHours(1);

    private static final String UNSEALED =
            "select e.id, e.at, e.action, e.subject_type, e.subject_key, e.actor, e.details"
                    + " from audit_entry e left join audit_seal s on s.entry_id = e.id"
                    + " where e.id > ? and s.entry_id is null order by e.id fetch first " + CHUNK + " rows only";
    private static final String SEALED = "select s.seq, s.hash, e.id, e.at, e.action, e.subject_type, e.subject_key,"
            + " e.actor, e.details from audit_seal s left join audit_entry e on e.id = s.entry_id order by s.seq";

    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    AuditChain(DataSource database, PlatformTransactionManager transactions) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The newest link; noted outside this system it anchors everything before it. */
    public record Head(long seq, String hash) {}

    /** {@code brokenAt} is the number of the first link that does not fit, {@code unsealed} counts entries not yet in the chain. */
    public record Finding(long checked, Long brokenAt, long unsealed, Head head) {

        public boolean intact() {
            return brokenAt == null;
        }
    }

    @Scheduled(fixedDelayString = "${kechuang.audit.seal-delay:PT5S}")
    void sealDue() {
        sealAll();
    }

    /** Seals every committed entry; returns how many. */
    public int sealAll() {
        int all = 0;
        for (int sealed = CHUNK; sealed == CHUNK; all += sealed) {
            sealed = transaction.execute(status -> sealSome());
        }
        return all;
    }

    public Head head() {
        return jdbc
                .query(
                        "select seq, hash from audit_seal order by seq desc fetch first 1 rows only",
                        (row, n) -> new Head(row.getLong("seq"), row.getString("hash")))
                .stream()
                .findFirst()
                .orElse(new Head(0, GENESIS));
    }

    /** Reads the whole chain, entry by entry, and recomputes it. */
    public Finding verify() {
        Head last = new Head(0, GENESIS);
        try (Connection connection = database.getConnection()) {
            // One snapshot, streamed: entries come in while this reads.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (PreparedStatement query = connection.prepareStatement(SEALED)) {
                query.setFetchSize(CHUNK);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        long seq = row.getLong("seq");
                        String stored = row.getString("hash");
                        boolean fits = seq == last.seq() + 1
                                && row.getObject("id") != null
                                && stored.equals(link(last.hash(), AuditTrail.read(row)));
                        if (!fits) return new Finding(last.seq(), seq, 0, last);
                        last = new Head(seq, stored);
                    }
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException("The audit chain could not be read", unreadable);
        }
        return new Finding(last.seq(), null, unsealed(), last);
    }

    /** True when the chain once ended with exactly this link: what was noted outside is still part of it. */
    public boolean contains(Head noted) {
        return find(noted.seq()).filter(noted.hash()::equals).isPresent();
    }

    private Optional<String> find(long seq) {
        return jdbc.query("select hash from audit_seal where seq = ?", (row, n) -> row.getString("hash"), seq).stream()
                .findFirst();
    }

    private long unsealed() {
        Long count = jdbc.queryForObject(
                "select count(*) from audit_entry e where not exists"
                        + " (select 1 from audit_seal s where s.entry_id = e.id)",
                Long.class);
        return count == null ? 0 : count;
    }

    private int sealSome() {
        long below = lock();
        List<AuditEntry> entries = jdbc.query(UNSEALED, (row, n) -> AuditTrail.read(row), below);
        Head last = head();
        var links = new ArrayList<Object[]>();
        var now = Stored.at(Instant.now());
        for (AuditEntry entry : entries) {
            last = new Head(last.seq() + 1, link(last.hash(), entry));
            links.add(new Object[] {last.seq(), entry.id(), last.hash(), now});
        }
        jdbc.batchUpdate("insert into audit_seal (seq, entry_id, hash, sealed_at) values (?, ?, ?, ?)", links);
        if (!entries.isEmpty()) raiseFloor(below);
        return entries.size();
    }

    private long lock() {
        Long below = jdbc.queryForObject("select sealed_below from audit_chain where id = 1 for update", Long.class);
        if (below == null) throw new IllegalStateException("audit_chain has lost its row");
        return below;
    }

    private void raiseFloor(long below) {
        var longAgo = Stored.at(Instant.now().minus(LATECOMERS));
        Long floor = jdbc.queryForObject(
                "select coalesce(max(entry_id), 0) from audit_seal where entry_id > ? and sealed_at < ?",
                Long.class,
                below,
                longAgo);
        if (floor != null && floor > below) jdbc.update("update audit_chain set sealed_below = ? where id = 1", floor);
    }

    /** Every field with its length before it, so that no two entries are written alike. */
    private static String link(String previous, AuditEntry entry) {
        MessageDigest sha = sha256();
        sha.update(previous.getBytes(StandardCharsets.US_ASCII));
        long micros = entry.at().getEpochSecond() * 1_000_000 + entry.at().getNano() / 1_000;
        sha.update(ByteBuffer.allocate(16).putLong(entry.id()).putLong(micros).array());
        for (String text :
                new String[] {entry.action(), entry.subjectType(), entry.subjectKey(), entry.actor(), entry.details()
                }) {
            byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(4)
                    .putInt(text == null ? -1 : bytes.length)
                    .array());
            sha.update(bytes);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
