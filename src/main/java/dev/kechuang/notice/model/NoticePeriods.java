package dev.kechuang.notice.model;

import dev.kechuang.deadline.PeriodKind;
import dev.kechuang.deadline.PeriodSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The deadlines this module stores. The last day of a published notice stands in print and is never brought forward (ADR 0011). */
@Component
public class NoticePeriods implements PeriodSource {

    public static final String NOTICE = "notice.period";
    public static final String SIGNATURE = "notice.signature";
    public static final String ADMISSION = "notice.admission";
    public static final String ANSWER = "notice.answer";
    public static final String INVESTIGATION = "notice.investigation";

    private static final String DESK = "'objection-officer'";
    private static final String NO_UNIT = "cast(null as uuid)";
    private static final String ADMITTED =
            "(select max(s.at) from objection_step s where s.objection_no = o.no and s.step = 'admitted')";

    @Override
    public List<PeriodKind> kinds() {
        return List.of(
                PeriodKind.workdays(
                                NOTICE,
                                "notice",
                                "select n.no as subject, n.deadline_at, n.published_at as started_at, " + NO_UNIT
                                        + " as unit_id, cast('notice-officer' as varchar(40)) as role,"
                                        + " cast(null as varchar(40)) as case_no from public_notice n"
                                        + " where n.status = 'PUBLISHED'",
                                List.of("update public_notice set deadline_at = :to, last_day = :lastDay,"
                                        + " version = version + 1"
                                        + " where no = :key and status = 'PUBLISHED' and deadline_at = :from"),
                                null)
                        .onlyEverLonger(),
                ofObjection(SIGNATURE, "signature_due_at", "o.received_at", "'RECEIVED'", NO_UNIT, "null", null),
                ofObjection(ADMISSION, "admission_due_at", "o.received_at", "'RECEIVED'", NO_UNIT, DESK, null),
                ofObjection(
                        ANSWER,
                        "answer_due_at",
                        ADMITTED,
                        "'ADMITTED'",
                        "e.unit_id",
                        "null",
                        "deadline.notice.answerMoved"),
                ofObjection(
                        INVESTIGATION,
                        "investigation_due_at",
                        ADMITTED,
                        "'ADMITTED', 'ANSWERED'",
                        NO_UNIT,
                        DESK,
                        null));
    }

    @SuppressWarnings("checkstyle:ParameterNumber")
    private static PeriodKind ofObjection(
            String kind, String column, String start, String statuses, String unit, String role, String template) {
        return PeriodKind.workdays(
                kind,
                "objection",
                "select o.no as subject, o." + column + " as deadline_at, " + start + " as started_at, " + unit
                        + " as unit_id, cast(" + role + " as varchar(40)) as role, e.case_no as case_no"
                        + " from objection o join notice_entry e on e.id = o.entry_id where o.status in (" + statuses
                        + ") and o." + column + " is not null",
                List.of("update objection set " + column + " = :to where no = :key and status in (" + statuses
                        + ") and " + column + " = :from"),
                template);
    }
}
