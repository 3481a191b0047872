package dev.kechuang.nomination.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.shared.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions of the formal review and correction requests; rows are added, never changed, but for the answer and the extension. */
@Repository
public class ReviewStore {

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    public ReviewStore(NamedParameterJdbcTemplate jdbc, BusinessClock clock) {
        this.jdbc = JdbcClient.create(jdbc);
        this.clock = clock;
    }

    /** One decision: ACCEPT, SILENCE, CORRECT, REFUSE, CONFIRM or RETURN. */
    public record Review(
            int round, String kind, String reasonCode, String reason, boolean agencyMissed, String by, Instant at) {}

    /** The complete list of what to correct, one item a line (DOC-03). */
    public record Correction(
            int round,
            String items,
            boolean agencyMissed,
            String missedReason,
            Instant deadline,
            Instant answeredAt,
            Instant extendedAt) {}

    public void add(UUID caseId, Review review) {
        jdbc.sql("insert into formal_review (id, case_id, round, kind, reason_code, reason, agency_missed, decided_by,"
                        + " decided_at) values (:id, :case, :round, :kind, :code, :reason, :missed, :by, :at)")
                .param("id", UUID.randomUUID())
                .param("case", caseId)
                .param("round", review.round())
                .param("kind", review.kind())
                .param("code", review.reasonCode())
                .param("reason", review.reason())
                .param("missed", review.agencyMissed())
                .param("by", review.by())
                .param("at", Stored.at(clock.now()))
                .update();
    }

    public List<Review> reviews(UUID caseId) {
        return jdbc.sql("select * from formal_review where case_id = :case order by decided_at, round")
                .param("case", caseId)
                .query((row, n) -> new Review(
                        row.getInt("round"),
                        row.getString("kind"),
                        row.getString("reason_code"),
                        row.getString("reason"),
                        row.getBoolean("agency_missed"),
                        row.getString("decided_by"),
                        Stored.instant(row, "decided_at")))
                .list();
    }

    public void request(UUID caseId, Correction correction) {
        jdbc.sql("insert into correction_request (case_id, round, items, agency_missed, missed_reason, requested_at,"
                        + " deadline_at) values (:case, :round, :items, :missed, :why, :at, :deadline)")
                .param("case", caseId)
                .param("round", correction.round())
                .param("items", correction.items())
                .param("missed", correction.agencyMissed())
                .param("why", correction.missedReason())
                .param("at", Stored.at(clock.now()))
                .param("deadline", Stored.at(correction.deadline()))
                .update();
    }

    public void answered(UUID caseId, int round) {
        jdbc.sql("update correction_request set answered_at = :at where case_id = :case and round = :round")
                .param("at", Stored.at(clock.now()))
                .param("case", caseId)
                .param("round", round)
                .update();
    }

    /** False when the round has been extended before. */
    public boolean extend(UUID caseId, int round, Instant deadline, String userId) {
        return jdbc.sql("update correction_request set deadline_at = :deadline, extended_at = :at, extended_by = :by"
                                + " where case_id = :case and round = :round and extended_at is null")
                        .param("deadline", Stored.at(deadline))
                        .param("at", Stored.at(clock.now()))
                        .param("by", userId)
                        .param("case", caseId)
                        .param("round", round)
                        .update()
                == 1;
    }

    public List<Correction> corrections(UUID caseId) {
        return jdbc.sql("select * from correction_request where case_id = :case order by round")
                .param("case", caseId)
                .query((row, n) -> new Correction(
                        row.getInt("round"),
                        row.getString("items"),
                        row.getBoolean("agency_missed"),
                        row.getString("missed_reason"),
                        Stored.instant(row, "deadline_at"),
                        Stored.instant(row, "answered_at"),
                        Stored.instant(row, "extended_at")))
                .list();
    }

    public Optional<Correction> latestCorrection(UUID caseId) {
        List<Correction> all = corrections(caseId);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
