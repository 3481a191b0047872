package dev.kechuang.policy.model;

import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.RuleVersion;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code rule_version}: insert and read only. */
@Repository
public class RuleVersions {

    private final JdbcClient jdbc;

    RuleVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> hashOf(String id) {
        return jdbc.sql("select content_sha256 from rule_version where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** A version the installation ships with: nobody here submitted or approved it. */
    public void publish(PolicyPack pack, PackFiles files, Instant now) {
        publish(head(pack, files, now, null, null, null, null), files);
    }

    /** {@code publishedBy} submitted, {@code approvedBy} approved; a null {@code amends} is a version of its own. */
    public static RuleVersion head(
            PolicyPack pack,
            PackFiles files,
            Instant now,
            String publishedBy,
            String approvedBy,
            String reason,
            String amends) {
        return new RuleVersion(
                pack.ruleVersionId(),
                pack.title(),
                pack.effectiveFrom(),
                pack.effectiveTo(),
                pack.fairCompetitionReviewNo(),
                pack.legalReviewNo(),
                files.sha256(),
                now,
                publishedBy,
                approvedBy,
                reason,
                amends);
    }

    public void publish(RuleVersion head, PackFiles files) {
        jdbc.sql("""
                        insert into rule_version (id, title, effective_from, effective_to, fair_competition_review_no,
                            legal_review_no, content_sha256, content, published_at, published_by, approved_by, reason, amends)
                        values (:id, :title, :from, :to, :fairNo, :legalNo, :sha256, :content, :at, :publishedBy,
                            :approvedBy, :reason, :amends)
                        """)
                .param("id", head.id())
                .param("title", head.title())
                .param("from", head.effectiveFrom())
                .param("to", head.effectiveTo())
                .param("fairNo", head.fairCompetitionReviewNo())
                .param("legalNo", head.legalReviewNo())
                .param("sha256", head.sha256())
                .param("content", files.zipped())
                .param("at", Stored.at(head.publishedAt()))
                .param("publishedBy", head.publishedBy())
                .param("approvedBy", head.approvedBy())
                .param("reason", head.reason())
                .param("amends", head.amends())
                .update();
    }

    /** The heads of all versions: a dozen rows without their packs, so asking often costs little. */
    public List<RuleVersion> heads() {
        return jdbc.sql("select id, title, effective_from, effective_to, fair_competition_review_no, legal_review_no,"
                        + " content_sha256, published_at, published_by, approved_by, reason, amends"
                        + " from rule_version order by effective_from, published_at, id")
                .query((row, number) -> read(row))
                .list();
    }

    /** The pack as stored: one that is no longer on the class path still has cases. */
    public Optional<PackFiles> content(String id) {
        return jdbc.sql("select content from rule_version where id = :id")
                .param("id", id)
                .query((row, number) -> PackFiles.unzip(row.getBytes("content")))
                .optional();
    }

    private static RuleVersion read(ResultSet row) throws SQLException {
        return new RuleVersion(
                row.getString("id"),
                row.getString("title"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getString("fair_competition_review_no"),
                row.getString("legal_review_no"),
                row.getString("content_sha256"),
                Stored.instant(row, "published_at"),
                row.getString("published_by"),
                row.getString("approved_by"),
                row.getString("reason"),
                row.getString("amends"));
    }
}
