package dev.kechuang.workflow.inbox;

import dev.kechuang.shared.Stored;
import dev.kechuang.workflow.InboxTask;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one engine command changes in the inbox, written in one batch a kind when the engine flushes its own rows. */
final class InboxSession implements Session {

    private static final int BATCH = 1_000;

    private record Changed(String assignee, Instant dueAt) {}

    private record Done(String assignee, Instant at) {}

    private final JdbcTemplate jdbc;
    private final Map<String, InboxTask> created = new LinkedHashMap<>();
    private final Map<String, Changed> changed = new LinkedHashMap<>();
    private final Map<String, Done> done = new LinkedHashMap<>();

    InboxSession(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void created(InboxTask task) {
        created.put(task.id(), task);
    }

    void changed(String id, String assignee, Instant dueAt) {
        changed.put(id, new Changed(assignee, dueAt));
    }

    void done(String id, String assignee, Instant at) {
        done.put(id, new Done(assignee, at));
    }

    @Override
    public void flush() {
        if (!created.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into inbox_task (id, task_key, task_name, process_id, business_key, candidate_role,"
                            + " assignee, qualifier, created_at, due_at, applicant_unit)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    created.values(),
                    BATCH,
                    (row, task) -> {
                        row.setString(1, task.id());
                        row.setString(2, task.taskKey());
                        row.setString(3, task.taskName());
                        row.setString(4, task.processId());
                        row.setString(5, task.businessKey());
                        row.setString(6, task.candidateRole());
                        row.setString(7, task.assignee());
                        row.setString(8, task.qualifier());
                        row.setObject(9, Stored.at(task.createdAt()));
                        row.setObject(10, Stored.at(task.dueAt()));
                        row.setObject(11, task.applicantUnit());
                    });
        }
        if (!changed.isEmpty()) {
            jdbc.batchUpdate(
                    "update inbox_task set assignee = ?, due_at = ? where id = ?",
                    changed.entrySet(),
                    BATCH,
                    (row, entry) -> {
                        row.setString(1, entry.getValue().assignee());
                        row.setObject(2, Stored.at(entry.getValue().dueAt()));
                        row.setString(3, entry.getKey());
                    });
        }
        if (!done.isEmpty()) {
            jdbc.batchUpdate(
                    "update inbox_task set done_at = ?, assignee = ? where id = ? and done_at is null",
                    done.entrySet(),
                    BATCH,
                    (row, entry) -> {
                        row.setObject(1, Stored.at(entry.getValue().at()));
                        row.setString(2, entry.getValue().assignee());
                        row.setString(3, entry.getKey());
                    });
        }
        close();
    }

    @Override
    public void close() {
        created.clear();
        changed.clear();
        done.clear();
    }
}
