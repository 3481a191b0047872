package dev.kechuang.payout.model;

import dev.kechuang.shared.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Rows of {@code bank_result_file}: applied files by the hash of their bytes. */
public final class ResultFiles {

    /** When a file was applied and how many lines it had. */
    public record Applied(String fileName, Instant appliedAt, String appliedBy, int rows) {}

    private static final String SELECT = "select file_name, applied_at, applied_by, row_count from bank_result_file ";

    private final NamedParameterJdbcTemplate jdbc;

    public ResultFiles(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Applied> find(String sha256) {
        return query("where sha256 = :sha", new MapSqlParameterSource("sha", sha256)).stream()
                .findFirst();
    }

    /** The unique hash makes the second of two simultaneous imports fail. */
    public void insert(
            UUID id, String sha256, String fileName, byte[] content, ResultFile parsed, String userId, Instant now) {
        jdbc.update(
                """
                insert into bank_result_file (id, sha256, file_name, content, row_count, total_fen, applied_at, applied_by)
                values (:id, :sha, :name, :content, :rows, :total, :now, :userId)
                """,
                new MapSqlParameterSource("id", id)
                        .addValue("sha", sha256)
                        .addValue("name", fileName.length() > 200 ? fileName.substring(0, 200) : fileName)
                        .addValue("content", content)
                        .addValue("rows", parsed.rows().size())
                        .addValue("total", parsed.total().fen())
                        .addValue("now", Stored.at(now))
                        .addValue("userId", userId));
    }

    private List<Applied> query(String where, MapSqlParameterSource parameters) {
        return jdbc.query(
                SELECT + where,
                parameters,
                (row, n) -> new Applied(
                        row.getString("file_name"),
                        Stored.instant(row, "applied_at"),
                        row.getString("applied_by"),
                        row.getInt("row_count")));
    }
}
