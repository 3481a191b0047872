package dev.kechuang.workflow;

import dev.kechuang.shared.Stored;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves of tokens that follow a change of our rows: written in the caller's transaction, carried out afterwards in batches,
 * in order of writing for each process and key, retried until somebody waits for them.
 */
@Component
public class TokenQueue {

    private static final String INSERT =
            "insert into token_move (kind, message_name, process_id, business_key, written_at, next_try_at, attempts)"
                    + " values (?, ?, ?, ?, ?, ?, 0)";

    /** A move that has not happened yet; {@code messageName} is null for a start. */
    public record Pending(String messageName, String processId, String businessKey) {}

    private final DataSource database;
    private final ObjectProvider<TokenDrainer> drainer;

    @Autowired
    TokenQueue(DataSource database, ObjectProvider<TokenDrainer> drainer) {
        this.database = database;
        this.drainer = drainer;
    }

    /** For module tests without an engine: rows are written, nothing drains them. */
    public TokenQueue(DataSource database) {
        this(database, null);
    }

    /** The message is delivered to the instance of each key as soon as it waits for it. */
    public void enqueue(String messageName, String processId, Collection<String> businessKeys) {
        write("MESSAGE", messageName, processId, businessKeys);
    }

    /** One instance is started for each key; a key whose instance is alive counts as done. */
    public void enqueueStart(String processId, Collection<String> businessKeys) {
        write("START", null, processId, businessKeys);
    }

    /** Carries out everything that can move now and returns how many moved; for tests and the demo. */
    public int drain() {
        if (drainer == null) throw new IllegalStateException("No engine here: nothing drains this queue");
        return drainer.getObject().drainAll();
    }

    /** What still waits, oldest first. */
    public List<Pending> pending() {
        return JdbcClient.create(database)
                .sql("select message_name, process_id, business_key from token_move order by id")
                .query((row, index) -> new Pending(
                        row.getString("message_name"), row.getString("process_id"), row.getString("business_key")))
                .list();
    }

    private void write(String kind, String messageName, String processId, Collection<String> businessKeys) {
        if (businessKeys.isEmpty()) return;
        var now = Stored.at(Instant.now());
        new JdbcTemplate(database).batchUpdate(INSERT, businessKeys, 1_000, (row, key) -> {
            row.setString(1, kind);
            row.setString(2, messageName);
            row.setString(3, processId);
            row.setString(4, key);
            row.setObject(5, now);
            row.setObject(6, now);
        });
    }
}
