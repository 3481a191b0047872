package dev.kechuang.notice.model;

import dev.kechuang.notice.NoticePage;
import dev.kechuang.notice.NoticeStatus;
import dev.kechuang.notice.NoticeView;
import dev.kechuang.notice.StoredDocument;
import dev.kechuang.policy.CasePath;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Repository;

/** Tables public_notice and notice_numbering; every change of status is a conditional update. */
@Repository
public class NoticeRows {

    private static final String COLUMNS = "no, programme_year, path, days, title, rule_version_id, status, drafted_by,"
            + " drafted_at, published_by, published_at, first_day, last_day, deadline_at, document_sha256, list_sha256,"
            + " closed_at, withdrawal_reason";
    private static final String PUBLIC = "status in ('PUBLISHED', 'CLOSED', 'WITHDRAWN') and published_at is not null";

    private final NamedParameterJdbcOperations jdbc;

    public NoticeRows(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The next running number of a year; holds the kind's row until the transaction ends, so numbers have no gaps. */
    public int nextSeq(int year) {
        lockKind("GS");
        return jdbc.queryForObject(
                "select coalesce(max(seq), 0) + 1 from public_notice where number_year = :y",
                new MapSqlParameterSource("y", year),
                Integer.class);
    }

    void lockKind(String kind) {
        jdbc.queryForObject(
                "select kind from notice_numbering where kind = :kind for update",
                new MapSqlParameterSource("kind", kind),
                String.class);
    }

    public void insertDraft(NoticeView draft, int numberYear, int seq) {
        jdbc.update(
                "insert into public_notice (no, number_year, seq, programme_year, path, days, title, rule_version_id,"
                        + " status, drafted_by, drafted_at) values (:no, :numberYear, :seq, :year, :path, :days, :title,"
                        + " :rule, 'DRAFT', :by, :at)",
                new MapSqlParameterSource("no", draft.no())
                        .addValue("numberYear", numberYear)
                        .addValue("seq", seq)
                        .addValue("year", draft.programmeYear())
                        .addValue("path", draft.path().name())
                        .addValue("days", draft.days())
                        .addValue("title", draft.title())
                        .addValue("rule", draft.ruleVersionId())
                        .addValue("by", draft.draftedBy())
                        .addValue("at", Stored.at(draft.draftedAt())));
    }

    public Optional<NoticeView> find(String no) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from public_notice where no = :no",
                        new MapSqlParameterSource("no", no),
                        (row, n) -> view(row))
                .stream()
                .findFirst();
    }

    public NoticeView get(String no) {
        return find(no).orElseThrow(() -> Refusal.notFound("notice.unknown", no));
    }

    /** The notice, locked until the transaction ends: receipt, closing, withdrawal and ruling take turns on it. */
    public NoticeView lock(String no) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from public_notice where no = :no for update",
                        new MapSqlParameterSource("no", no),
                        (row, n) -> view(row))
                .stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("notice.unknown", no));
    }

    public void publish(NoticeView notice, StoredDocument document) {
        change(
                "update public_notice set status = 'PUBLISHED', published_by = :by, published_at = :at,"
                        + " first_day = :first, last_day = :last, deadline_at = :deadline, document = :bytes,"
                        + " document_sha256 = :sha, list_sha256 = :list, version = version + 1"
                        + " where no = :no and status = 'DRAFT'",
                new MapSqlParameterSource("no", notice.no())
                        .addValue("by", notice.publishedBy())
                        .addValue("at", Stored.at(notice.publishedAt()))
                        .addValue("first", notice.firstDay())
                        .addValue("last", notice.lastDay())
                        .addValue("deadline", Stored.at(notice.deadline()))
                        .addValue("bytes", document.bytes())
                        .addValue("sha", document.sha256())
                        .addValue("list", notice.listSha256()));
    }

    public void close(String no, Instant at) {
        change(
                "update public_notice set status = 'CLOSED', closed_at = :at, version = version + 1"
                        + " where no = :no and status = 'PUBLISHED'",
                new MapSqlParameterSource("no", no).addValue("at", Stored.at(at)));
    }

    public void withdraw(String no, String by, Instant at, String reason) {
        change(
                "update public_notice set status = 'WITHDRAWN', withdrawn_by = :by, withdrawn_at = :at,"
                        + " withdrawal_reason = :reason, version = version + 1"
                        + " where no = :no and status in ('DRAFT', 'PUBLISHED')",
                new MapSqlParameterSource("no", no)
                        .addValue("by", by)
                        .addValue("at", Stored.at(at))
                        .addValue("reason", reason));
    }

    /** The bytes the public reads; only of a notice that was published and not withdrawn. */
    public Optional<StoredDocument> document(String no) {
        return jdbc
                .query(
                        "select document, document_sha256 from public_notice where no = :no"
                                + " and status in ('PUBLISHED', 'CLOSED')",
                        new MapSqlParameterSource("no", no),
                        (row, n) -> new StoredDocument(row.getBytes("document"), row.getString("document_sha256")))
                .stream()
                .findFirst();
    }

    /** Published notices that the text stands in: title, number, or a unit or item of the list. */
    public NoticePage search(String text, Integer year, NoticeStatus status, int page, int size) {
        String like = "%" + text.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%";
        var args = new MapSqlParameterSource("like", like)
                .addValue("size", size)
                .addValue("skip", (long) page * size)
                .addValue("year", year)
                .addValue("status", status == null ? null : status.name());
        String where = " from public_notice n where " + PUBLIC
                + (year == null ? "" : " and programme_year = :year")
                + (status == null ? "" : " and status = :status")
                + (text.isEmpty()
                        ? ""
                        : " and (lower(title) like :like escape '\\' or lower(no) like :like escape '\\' or exists"
                                + " (select 1 from notice_entry e where e.notice_no = n.no and n.status <> 'WITHDRAWN'"
                                + " and (lower(e.unit_name) like :like escape '\\'"
                                + " or lower(e.item_name) like :like escape '\\')))");
        Long total = jdbc.queryForObject("select count(*)" + where, args, Long.class);
        return new NoticePage(
                jdbc.query(
                        "select " + COLUMNS + where
                                + " order by published_at desc, no desc offset :skip rows fetch next :size rows only",
                        args,
                        (row, n) -> view(row)),
                total == null ? 0 : total,
                page,
                size);
    }

    /** Every notice of a year, drafts included, newest first. */
    public List<NoticeView> ofYear(int programmeYear) {
        return jdbc.query(
                "select " + COLUMNS + " from public_notice where programme_year = :year"
                        + " order by drafted_at desc, no desc fetch first 500 rows only",
                new MapSqlParameterSource("year", programmeYear),
                (row, n) -> view(row));
    }

    private void change(String update, MapSqlParameterSource args) {
        if (jdbc.update(update, args) != 1) throw Refusal.conflict("notice.movedOn", args.getValue("no"));
    }

    private static NoticeView view(ResultSet row) throws SQLException {
        return new NoticeView(
                row.getString("no"),
                row.getInt("programme_year"),
                CasePath.valueOf(row.getString("path")),
                row.getInt("days"),
                row.getString("title"),
                row.getString("rule_version_id"),
                NoticeStatus.valueOf(row.getString("status")),
                row.getString("drafted_by"),
                Stored.instant(row, "drafted_at"),
                row.getString("published_by"),
                Stored.instant(row, "published_at"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Stored.instant(row, "deadline_at"),
                row.getString("document_sha256"),
                row.getString("list_sha256"),
                Stored.instant(row, "closed_at"),
                row.getString("withdrawal_reason"));
    }
}
