package dev.kechuang.notice.model;

import dev.kechuang.notice.Clue;
import dev.kechuang.notice.Objection;
import dev.kechuang.notice.ObjectionForm;
import dev.kechuang.notice.ObjectionScope;
import dev.kechuang.notice.ObjectionStatus;
import dev.kechuang.notice.ObjectionStep;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Repository;

/** Tables objection, objection_step and clue; every change of status is a conditional update. */
@Repository
public class ObjectionRows {

    private static final String SELECT =
            "select o.no, o.notice_no, o.entry_id, e.serial, e.case_no, e.unit_id, e.unit_name, e.item_name, o.scope,"
                    + " o.content, o.clue, o.signed, o.status, o.reason_code, o.explanation, o.received_at,"
                    + " o.signature_due_at, o.admission_due_at, o.batch_due_at, o.answer_due_at,"
                    + " o.investigation_due_at, o.answer, o.investigation, o.findings, o.suggestion,"
                    + " o.investigated_by, o.ruling, o.grounds, o.closed_at"
                    + " from objection o join notice_entry e on e.id = o.entry_id";

    private static final String CLUE =
            "select id, objection_no, case_no, content, opened_at, finding, founded from clue";

    /** What the receipt stores beside the form. */
    public record Received(
            String no,
            int numberYear,
            int seq,
            String noticeNo,
            UUID entryId,
            Instant at,
            LocalDate on,
            String sourceHash,
            String secretHash,
            ObjectionStatus status,
            String reasonCode,
            Instant signatureDue,
            Instant admissionDue,
            Instant batchDue) {}

    private final NamedParameterJdbcOperations jdbc;

    public ObjectionRows(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The next running number of a year; holds the kind's row until the transaction ends. */
    public int nextSeq(int year) {
        jdbc.queryForObject("select kind from notice_numbering where kind = 'YY' for update", Map.of(), String.class);
        return jdbc.queryForObject(
                "select coalesce(max(seq), 0) + 1 from objection where number_year = :y",
                Map.of("y", year),
                Integer.class);
    }

    /** Everything but who objects, which {@link ObjectorRows} seals into the same row. */
    public void insert(Received received, ObjectionForm form) {
        jdbc.update(
                "insert into objection (no, number_year, seq, notice_no, entry_id, received_at, received_on,"
                        + " source_hash, secret_hash, objector_kind, scope, content, clue, signed, status, status_since, reason_code,"
                        + " signature_due_at, admission_due_at, batch_due_at, closed_at) values (:no, :numberYear,"
                        + " :seq, :noticeNo, :entryId, :at, :on, :source, :secret, :kind,"
                        + " :scope, :content, :clue, :signed, :status, :at, :reason, :signatureDue,"
                        + " :admissionDue, :batchDue, :closedAt)",
                new MapSqlParameterSource("no", received.no())
                        .addValue("numberYear", received.numberYear())
                        .addValue("seq", received.seq())
                        .addValue("noticeNo", received.noticeNo())
                        .addValue("entryId", received.entryId())
                        .addValue("at", Stored.at(received.at()))
                        .addValue("on", received.on())
                        .addValue("source", received.sourceHash())
                        .addValue("secret", received.secretHash())
                        .addValue("kind", form.objectorKind())
                        .addValue("scope", form.scope().name())
                        .addValue("content", form.content())
                        .addValue("clue", orNull(form.clue()))
                        .addValue("signed", form.signed())
                        .addValue("status", received.status().name())
                        .addValue("reason", received.reasonCode())
                        .addValue("signatureDue", Stored.at(received.signatureDue()))
                        .addValue("admissionDue", Stored.at(received.admissionDue()))
                        .addValue("batchDue", Stored.at(received.batchDue()))
                        .addValue(
                                "closedAt",
                                received.status() == ObjectionStatus.REFUSED ? Stored.at(received.at()) : null));
    }

    public Optional<Objection> find(String no) {
        return jdbc.query(SELECT + " where o.no = :no", Map.of("no", no), (row, n) -> objection(row)).stream()
                .findFirst();
    }

    public Objection get(String no) {
        return find(no).orElseThrow(() -> Refusal.notFound("notice.unknownObjection", no));
    }

    /** Newest first; all, or only those that are not settled. */
    public List<Objection> list(boolean openOnly) {
        return jdbc.query(
                SELECT + (openOnly ? " where o.closed_at is null" : "")
                        + " order by o.received_at desc, o.no desc fetch first 500 rows only",
                Map.of(),
                (row, n) -> objection(row));
    }

    public Optional<String> secretHash(String no) {
        return jdbc
                .queryForList("select secret_hash from objection where no = :no", Map.of("no", no), String.class)
                .stream()
                .findFirst();
    }

    public int fromSource(String sourceHash, LocalDate on) {
        return jdbc.queryForObject(
                "select count(*) from objection where source_hash = :source and received_on = :on",
                Map.of("source", sourceHash, "on", on),
                Integer.class);
    }

    /** Objections that still hold this entry, other than the one given. */
    public int othersOpen(UUID entryId, String exceptNo) {
        return jdbc.queryForObject(
                "select count(*) from objection where entry_id = :entry and no <> :no and closed_at is null",
                Map.of("entry", entryId, "no", exceptNo),
                Integer.class);
    }

    /** Moves the status and sets the given columns with it; false when the objection was not in that state. */
    public boolean move(String no, ObjectionStatus from, ObjectionStatus to, Instant at, Map<String, ?> columns) {
        var args = new MapSqlParameterSource("no", no)
                .addValue("from", from.name())
                .addValue("to", to.name())
                .addValue("at", Stored.at(at));
        var set = new StringBuilder("update objection set status = :to, status_since = :at, version = version + 1");
        columns.forEach((column, content) -> {
            set.append(", ").append(column).append(" = :c_").append(column);
            args.addValue("c_" + column, content instanceof Instant instant ? Stored.at(instant) : content);
        });
        return jdbc.update(set + " where no = :no and status = :from", args) == 1;
    }

    public boolean sign(String no, Instant at) {
        return jdbc.update(
                        "update objection set signed = true, version = version + 1 where no = :no and signed = false"
                                + " and status = 'RECEIVED' and signature_due_at > :at",
                        Map.of("no", no, "at", Stored.at(at)))
                == 1;
    }

    public void step(String no, String step, String actor, Instant at) {
        jdbc.update(
                "insert into objection_step (objection_no, step, actor, at) values (:no, :step, :actor, :at)",
                Map.of("no", no, "step", step, "actor", actor, "at", Stored.at(at)));
    }

    public List<ObjectionStep> steps(String no) {
        return jdbc.query(
                "select step, actor, at from objection_step where objection_no = :no order by id",
                Map.of("no", no),
                (row, n) ->
                        new ObjectionStep(row.getString("step"), row.getString("actor"), Stored.instant(row, "at")));
    }

    public void openClue(String objectionNo, CaseNo caseNo, String content, Instant at) {
        jdbc.update(
                "insert into clue (id, objection_no, case_no, content, opened_at) values (:id, :no, :case, :text, :at)",
                Map.of(
                        "id",
                        UUID.randomUUID(),
                        "no",
                        objectionNo,
                        "case",
                        caseNo.text(),
                        "text",
                        content,
                        "at",
                        Stored.at(at)));
    }

    public boolean closeClue(UUID id, String finding, boolean founded, String by, Instant at) {
        return jdbc.update(
                        "update clue set finding = :finding, founded = :founded, closed_by = :by, closed_at = :at"
                                + " where id = :id and closed_at is null",
                        Map.of("id", id, "finding", finding, "founded", founded, "by", by, "at", Stored.at(at)))
                == 1;
    }

    public List<Clue> clues() {
        return jdbc.query(CLUE + " order by opened_at desc fetch first 200 rows only", Map.of(), (row, n) -> clue(row));
    }

    public Clue clue(UUID id) {
        return jdbc.queryForObject(CLUE + " where id = :id", Map.of("id", id), (row, n) -> clue(row));
    }

    private static Clue clue(ResultSet row) throws SQLException {
        return new Clue(
                row.getObject("id", UUID.class),
                row.getString("objection_no"),
                row.getString("case_no"),
                row.getString("content"),
                Stored.instant(row, "opened_at"),
                row.getString("finding"),
                row.getObject("founded", Boolean.class));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Objection objection(ResultSet row) throws SQLException {
        return new Objection(
                row.getString("no"),
                row.getString("notice_no"),
                row.getObject("entry_id", UUID.class),
                row.getInt("serial"),
                CaseNo.of(row.getString("case_no")),
                row.getObject("unit_id", UUID.class),
                row.getString("unit_name"),
                row.getString("item_name"),
                ObjectionScope.valueOf(row.getString("scope")),
                row.getString("content"),
                row.getString("clue"),
                row.getBoolean("signed"),
                ObjectionStatus.valueOf(row.getString("status")),
                row.getString("reason_code"),
                row.getString("explanation"),
                Stored.instant(row, "received_at"),
                Stored.instant(row, "signature_due_at"),
                Stored.instant(row, "admission_due_at"),
                Stored.instant(row, "batch_due_at"),
                Stored.instant(row, "answer_due_at"),
                Stored.instant(row, "investigation_due_at"),
                row.getString("answer"),
                row.getString("investigation"),
                row.getString("findings"),
                row.getString("suggestion"),
                row.getString("investigated_by"),
                row.getString("ruling"),
                row.getString("grounds"),
                Stored.instant(row, "closed_at"));
    }
}
