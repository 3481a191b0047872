package dev.kechuang.statistics.model;

import dev.kechuang.shared.Stored;
import dev.kechuang.statistics.SandboxRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code sandbox_run}: insert and read only. */
@Repository
public class SandboxRuns {

    private final JdbcClient jdbc;

    public SandboxRuns(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** {@code content} is the pack itself, null for a published version. */
    public void insert(SandboxRun run, byte[] content) {
        jdbc.sql(
                        "insert into sandbox_run (id, programme_year, rule_version_id, title, pack_sha256, content, run_by, run_at)"
                                + " values (:id, :year, :version, :title, :sha256, :content, :by, :at)")
                .param("id", run.id())
                .param("year", run.programmeYear())
                .param("version", run.ruleVersionId())
                .param("title", run.title())
                .param("sha256", run.packSha256())
                .param("content", content)
                .param("by", run.by())
                .param("at", Stored.at(run.at()))
                .update();
    }

    public Optional<SandboxRun> find(UUID id) {
        return jdbc.sql("select * from sandbox_run where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    public byte[] content(UUID id) {
        return jdbc.sql("select content from sandbox_run where id = :id")
                .param("id", id)
                .query((row, n) -> row.getBytes("content"))
                .single();
    }

    public List<SandboxRun> latest(int most) {
        return jdbc.sql("select * from sandbox_run order by run_at desc, id fetch first :most rows only")
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    private static SandboxRun read(ResultSet row) throws SQLException {
        return new SandboxRun(
                row.getObject("id", UUID.class),
                row.getInt("programme_year"),
                row.getString("rule_version_id"),
                row.getString("title"),
                row.getString("pack_sha256") == null,
                row.getString("pack_sha256"),
                row.getString("run_by"),
                Stored.instant(row, "run_at"));
    }
}
