package dev.kechuang.policy.model;

import dev.kechuang.policy.PackDraft;
import dev.kechuang.policy.PackDraft.Status;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code pack_draft}: status changes only by conditional updates, so of two people who act at once one wins. */
@Repository
public class PackDraftRows {

    private static final String HEAD =
            "select id, rule_version_id, title, file_name, content_sha256, uploaded_by, uploaded_at, replaces, status,"
                    + " amends, reason, submitted_by, submitted_at, reviewer, reviewed_at, return_reason"
                    + " from pack_draft";

    private final JdbcClient jdbc;

    PackDraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(PackDraft draft, PackFiles files) {
        jdbc.sql("""
                        insert into pack_draft (id, rule_version_id, title, file_name, content, content_sha256,
                            uploaded_by, uploaded_at, replaces, status, version)
                        values (:id, :ruleVersionId, :title, :fileName, :content, :sha256, :by, :at, :replaces, :status, 0)
                        """)
                .param("id", draft.id())
                .param("ruleVersionId", draft.ruleVersionId())
                .param("title", draft.title())
                .param("fileName", draft.fileName())
                .param("content", files.zipped())
                .param("sha256", draft.sha256())
                .param("by", draft.uploadedBy())
                .param("at", Stored.at(draft.uploadedAt()))
                .param("replaces", draft.replaces())
                .param("status", draft.status().name())
                .update();
    }

    public Optional<PackDraft> find(UUID id) {
        return jdbc.sql(HEAD + " where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Newest first. */
    public List<PackDraft> newest(int most) {
        return jdbc.sql(HEAD + " order by uploaded_at desc, id fetch first :most rows only")
                .param("most", most)
                .query((row, n) -> read(row))
                .list();
    }

    public PackFiles content(UUID id) {
        return jdbc.sql("select content from pack_draft where id = :id")
                .param("id", id)
                .query((row, n) -> PackFiles.unzip(row.getBytes("content")))
                .single();
    }

    public boolean submit(UUID id, String amends, String reason, String userId, Instant at) {
        return 1
                == jdbc.sql("update pack_draft set status = 'SUBMITTED', amends = :amends, reason = :reason,"
                                + " submitted_by = :by, submitted_at = :at, version = version + 1"
                                + " where id = :id and status = 'DRAFT'")
                        .param("amends", amends)
                        .param("reason", reason)
                        .param("by", userId)
                        .param("at", Stored.at(at))
                        .param("id", id)
                        .update();
    }

    /** To PUBLISHED or RETURNED. */
    public boolean review(UUID id, Status to, String returnReason, String userId, Instant at) {
        return 1
                == jdbc.sql("update pack_draft set status = :to, return_reason = :why, reviewer = :by,"
                                + " reviewed_at = :at, version = version + 1 where id = :id and status = 'SUBMITTED'")
                        .param("to", to.name())
                        .param("why", returnReason)
                        .param("by", userId)
                        .param("at", Stored.at(at))
                        .param("id", id)
                        .update();
    }

    public boolean withdraw(UUID id) {
        return 1
                == jdbc.sql("update pack_draft set status = 'WITHDRAWN', version = version + 1"
                                + " where id = :id and status in ('DRAFT', 'SUBMITTED')")
                        .param("id", id)
                        .update();
    }

    private static PackDraft read(ResultSet row) throws SQLException {
        return new PackDraft(
                row.getObject("id", UUID.class),
                row.getString("rule_version_id"),
                row.getString("title"),
                row.getString("file_name"),
                row.getString("content_sha256"),
                row.getString("uploaded_by"),
                Stored.instant(row, "uploaded_at"),
                row.getObject("replaces", UUID.class),
                Status.valueOf(row.getString("status")),
                row.getString("amends"),
                row.getString("reason"),
                row.getString("submitted_by"),
                Stored.instant(row, "submitted_at"),
                row.getString("reviewer"),
                Stored.instant(row, "reviewed_at"),
                row.getString("return_reason"));
    }
}
