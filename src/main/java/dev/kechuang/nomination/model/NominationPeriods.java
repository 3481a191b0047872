package dev.kechuang.nomination.model;

import dev.kechuang.deadline.PeriodKind;
import dev.kechuang.deadline.PeriodSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The deadlines this module stores, and when each of them still runs. */
@Component
public class NominationPeriods implements PeriodSource {

    public static final String FORMAL_REVIEW = "nomination.formalReview";
    public static final String CORRECTION = "nomination.correction";
    public static final String ENTITLEMENT_REMINDER = "nomination.entitlementReminder";
    public static final String ENTITLEMENT = "nomination.entitlement";
    public static final String WAIVER = "nomination.waiver";
    public static final String OPINION_REMINDER = "nomination.opinionReminder";
    public static final String OPINION = "nomination.opinion";
    public static final String VETO_STATEMENT = "nomination.vetoStatement";

    private static final String CASE = "case";

    @Override
    public List<PeriodKind> kinds() {
        return List.of(
                ofCase(FORMAL_REVIEW, "review_due_at", "FORMAL_REVIEW", "cast(null as uuid)", "'tech-clerk'", null),
                correction(),
                ofCase(
                        ENTITLEMENT_REMINDER,
                        "reminder_at",
                        "AWAITING_CONFIRMATION",
                        "cast(null as uuid)",
                        "null",
                        null),
                ofCase(
                        ENTITLEMENT,
                        "entitlement_due_at",
                        "AWAITING_CONFIRMATION",
                        "c.unit_id",
                        "null",
                        "deadline.notice.entitlementMoved"),
                waiver(),
                ofDepartment(OPINION_REMINDER, "reminder_at", "asked_at", "ASKED", "cast(null as uuid)", "null", null),
                ofDepartment(OPINION, "due_at", "asked_at", "ASKED", "cast(null as uuid)", "d.department", null),
                ofDepartment(
                        VETO_STATEMENT,
                        "statement_due_at",
                        "(select max(o.given_at) from department_opinion o where o.case_id = d.case_id"
                                + " and o.department = d.department and o.opinion = 'VETO')",
                        "VETO_PROPOSED",
                        "c.unit_id",
                        "null",
                        "deadline.notice.statementMoved"));
    }

    private static PeriodKind correction() {
        PeriodKind plain = ofCase(
                CORRECTION,
                "correction_due_at",
                "CORRECTION_REQUIRED",
                "c.unit_id",
                "null",
                "deadline.notice.correctionMoved");
        return PeriodKind.workdays(
                plain.id(),
                CASE,
                plain.open(),
                List.of(
                        plain.updates().get(0),
                        "update correction_request set deadline_at = :to where deadline_at = :from and answered_at is null"
                                + " and case_id = (select id from nomination_case where case_no = :key)"),
                plain.template());
    }

    private static PeriodKind waiver() {
        // Counted from the last day of the period before, which is past and moves no more.
        return PeriodKind.calendarDays(
                WAIVER,
                CASE,
                select("waiver_at", "c.entitlement_due_at - interval '1' second", "DEFERRED", "c.unit_id", "null"),
                List.of(update("waiver_at", "DEFERRED")),
                List.of(30, 180),
                "deadline.notice.waiverMoved");
    }

    private static PeriodKind ofCase(
            String kind, String column, String status, String unit, String role, String template) {
        return PeriodKind.workdays(
                kind,
                CASE,
                select(column, "c.status_since", status, unit, role),
                List.of(update(column, status)),
                template);
    }

    private static String select(String column, String start, String status, String unit, String role) {
        return "select c.case_no as subject, c." + column + " as deadline_at, " + start + " as started_at, " + unit
                + " as unit_id, cast(" + role + " as varchar(40)) as role, c.case_no as case_no"
                + " from nomination_case c where c.status = '" + status + "' and c." + column + " is not null";
    }

    private static String update(String column, String status) {
        return "update nomination_case set " + column + " = :to where case_no = :key and status = '" + status + "' and "
                + column + " = :from";
    }

    @SuppressWarnings("checkstyle:ParameterNumber")
    private static PeriodKind ofDepartment(
            String kind, String column, String start, String state, String unit, String role, String template) {
        return PeriodKind.workdays(
                kind,
                CASE,
                "select c.case_no || '/' || d.department as subject, d." + column + " as deadline_at, "
                        + (start.startsWith("(") ? start : "d." + start) + " as started_at, " + unit
                        + " as unit_id, cast(" + role + " as varchar(40)) as role, c.case_no as case_no"
                        + " from joint_check_department d join nomination_case c on c.id = d.case_id"
                        + " where d.state = '" + state + "' and c.status = 'JOINT_CHECK' and d." + column
                        + " is not null",
                List.of("update joint_check_department set " + column + " = :to where department = :part and state = '"
                        + state + "' and " + column + " = :from"
                        + " and case_id = (select id from nomination_case where case_no = :key)"),
                template);
    }
}
