package dev.kechuang.policy.model;

import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Stored;
import java.time.Instant;
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

    public void publish(PolicyPack pack, PackFiles files, Instant now) {
        jdbc.sql("""
                        insert into rule_version (id, title, effective_from, effective_to, fair_competition_review_no,
                            legal_review_no, content_sha256, content, published_at)
                        values (:id, :title, :from, :to, :fairNo, :legalNo, :sha256, :content, :at)
                        """)
                .param("id", pack.ruleVersionId())
                .param("title", pack.title())
                .param("from", pack.effectiveFrom())
                .param("to", pack.effectiveTo())
                .param("fairNo", pack.fairCompetitionReviewNo())
                .param("legalNo", pack.legalReviewNo())
                .param("sha256", files.sha256())
                .param("content", files.zipped())
                .param("at", Stored.at(now))
                .update();
    }

    /** Every published pack, as stored: packs that are no longer on the class path still have cases. */
    public List<PackFiles> contents() {
        return jdbc.sql("select content from rule_version order by effective_from, id")
                .query((row, number) -> PackFiles.unzip(row.getBytes("content")))
                .list();
    }
}
