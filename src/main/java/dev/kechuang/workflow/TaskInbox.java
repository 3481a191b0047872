package dev.kechuang.workflow;

import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the human tasks of the programme from our own rows; the engine's task query is far slower on a full year. */
@Component
public class TaskInbox {

    private static final String OPEN = "select * from inbox_task where done_at is null and ";
    private static final String PAGE = " order by case when due_at is null then 1 else 0 end, due_at, created_at, id"
            + " offset :skip rows fetch first :size rows only";

    private final JdbcClient jdbc;

    public TaskInbox(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** Open tasks the user holds, or any of the roles may take and nobody holds; newest first. */
    public List<InboxTask> open(String userId, Collection<String> roles, int page, int size) {
        return jdbc.sql(OPEN + "(assignee = :user or (assignee is null and candidate_role in (:roles)))" + PAGE)
                .param("user", userId)
                .param("roles", orNobody(roles))
                .param("skip", page * size)
                .param("size", size)
                .query(TaskInbox::task)
                .list();
    }

    /** Open tasks that wait for this unit; newest first. */
    public List<InboxTask> openOfUnit(UUID unitId, int page, int size) {
        return jdbc.sql(OPEN + "applicant_unit = :unit" + PAGE)
                .param("unit", unitId)
                .param("skip", page * size)
                .param("size", size)
                .query(TaskInbox::task)
                .list();
    }

    /** Open tasks of one case, in every process that carries its key. */
    public List<InboxTask> openOfCase(String businessKey) {
        return jdbc.sql(OPEN + "business_key = :key order by created_at, id")
                .param("key", businessKey)
                .query(TaskInbox::task)
                .list();
    }

    /** How many open tasks nobody holds yet wait for each of the roles; roles without one are absent. */
    public Map<String, Long> countByRole(Collection<String> roles) {
        var counts = new HashMap<String, Long>();
        jdbc.sql("select candidate_role, count(*) as open_tasks from inbox_task where done_at is null"
                        + " and assignee is null and candidate_role in (:roles) group by candidate_role")
                .param("roles", orNobody(roles))
                .query(row -> {
                    counts.put(row.getString("candidate_role"), row.getLong("open_tasks"));
                });
        return counts;
    }

    /** An empty list is no SQL; no role has an empty name. */
    private static Collection<String> orNobody(Collection<String> roles) {
        return roles.isEmpty() ? List.of("") : roles;
    }

    private static InboxTask task(ResultSet row, int index) throws SQLException {
        return new InboxTask(
                row.getString("id"),
                row.getString("task_key"),
                row.getString("task_name"),
                row.getString("process_id"),
                row.getString("business_key"),
                row.getString("candidate_role"),
                row.getString("assignee"),
                row.getString("qualifier"),
                Stored.instant(row, "created_at"),
                Stored.instant(row, "due_at"),
                Stored.instant(row, "done_at"),
                row.getObject("applicant_unit", UUID.class));
    }
}
