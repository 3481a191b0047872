package dev.kechuang.nomination.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.nomination.Commitment;
import dev.kechuang.shared.Stored;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** What a unit promised when it confirmed, word for word; rows are added and never changed. */
@Repository
public class CommitmentStore {

    private final NamedParameterJdbcTemplate jdbc;
    private final BusinessClock clock;

    public CommitmentStore(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A promise given; {@code ruleVersionId} names the measure whose words they are. */
    public record Given(String key, String textZh, String textEn, String ruleVersionId, String by, Instant at) {}

    public void give(UUID caseId, List<Commitment> commitments, String ruleVersionId, String userId) {
        jdbc.batchUpdate(
                "insert into entitlement_commitment (case_id, seq, commitment_key, text_zh, text_en, rule_version_id,"
                        + " given_by, given_at) values (:case, :seq, :key, :zh, :en, :version, :by, :at)",
                commitments.stream()
                        .map(commitment -> new MapSqlParameterSource("case", caseId)
                                .addValue("seq", commitments.indexOf(commitment))
                                .addValue("key", commitment.key())
                                .addValue("zh", commitment.textZh())
                                .addValue("en", commitment.textEn())
                                .addValue("version", ruleVersionId)
                                .addValue("by", userId)
                                .addValue("at", Stored.at(clock.now())))
                        .toArray(SqlParameterSource[]::new));
    }

    public List<Given> of(UUID caseId) {
        return jdbc.query(
                "select * from entitlement_commitment where case_id = :case order by seq",
                new MapSqlParameterSource("case", caseId),
                (row, n) -> new Given(
                        row.getString("commitment_key"),
                        row.getString("text_zh"),
                        row.getString("text_en"),
                        row.getString("rule_version_id"),
                        row.getString("given_by"),
                        Stored.instant(row, "given_at")));
    }
}
