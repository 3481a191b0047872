package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kechuang.calendar.CalendarMissing;
import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.DayKind;
import dev.kechuang.calendar.UnknownDeadline;
import dev.kechuang.calendar.YearSchedule;
import dev.kechuang.deadline.CalendarDesk;
import dev.kechuang.deadline.CalendarGap;
import dev.kechuang.deadline.MovePreview;
import dev.kechuang.deadline.MovePreview.Effect;
import dev.kechuang.deadline.PeriodMover;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.ListHit;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.nomination.Proposals;
import dev.kechuang.notice.NoticeFlow;
import dev.kechuang.notice.NoticeStatus;
import dev.kechuang.notice.Notices;
import dev.kechuang.policy.CasePath;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.testsupport.WholeApplication;
import dev.kechuang.workflow.Processes;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole application with the real engine: open deadlines of several kinds while the calendar changes under them. */
class MovingDeadlinesTest {

    private static final String SCHEDULE_2027 =
            "2027-01-01..2027-01-03,OFF\n2027-02-06..2027-02-12,OFF\n2027-02-14,WORK\n";
    private static final List<String> PROMISES = List.of(
            "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent");

    @TempDir
    Path data;

    private WholeApplication app;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario28OpenTimersAreCountedAnewAfterTheCalendarOfANewYearIsImported(Databases database) {
        try (var started = new WholeApplication(database, data, "2026-12-29T10:00")) {
            app = started;
            List<CaseNo> cases = found(2026, 3);
            CaseNo waiting = cases.get(0);
            CaseNo checked = cases.get(1);
            confirmed(checked);
            String notice = drafted(cases.get(2));

            assertThat(due(waiting, "entitlement_due_at")).isEqualTo(UnknownDeadline.AT);
            assertThat(taskDue("userTask_confirmEntitlement", waiting)).isNull();
            assertThat(timers(waiting)).containsOnly(UnknownDeadline.AT);
            var refused = catchThrowableOfType(
                    CalendarMissing.class, () -> app.bean(NoticeFlow.class).publish(notice, "notice-officer"));
            assertThat(refused.missingYear()).isEqualTo(2027);
            assertThat(app.bean(CalendarDesk.class).gaps())
                    .extracting(CalendarGap::kind)
                    .contains("nomination.entitlement", "nomination.opinion", "notice.period");
            assertThat(app.count("notification where template_key = 'deadline.notice.calendarMissing'"
                            + " and role = 'sysadmin'"))
                    .isEqualTo(1);
            assertThat(app.count("ACT_RU_INCIDENT")).isZero();

            app.bean(CalendarDesk.class).importYear(2027, YearSchedule.read(SCHEDULE_2027), "国办〔2026〕1号", "sysadmin");
            app.bean(PeriodMover.class).run();
            app.settle();

            Instant reminder = WholeApplication.at("2027-01-07T00:00");
            Instant last = WholeApplication.at("2027-01-14T00:00");
            assertThat(due(waiting, "reminder_at")).isEqualTo(reminder);
            assertThat(due(waiting, "entitlement_due_at")).isEqualTo(last);
            assertThat(taskDue("userTask_confirmEntitlement", waiting)).isEqualTo(last);
            assertThat(inboxDue("userTask_confirmEntitlement", waiting)).isEqualTo(last);
            assertThat(timers(waiting)).containsExactlyInAnyOrder(reminder, last);
            assertThat(taskDue("userTask_giveOpinion", checked)).isEqualTo(reminder);
            assertThat(moves(waiting)).isEqualTo(2);
            assertThat(app.count("audit_entry where action = 'deadline.moved' and subject_key = '" + waiting + "'"))
                    .isEqualTo(2);
            assertThat(app.count("notification where template_key = 'deadline.notice.entitlementMoved' and case_no = '"
                            + waiting + "'"))
                    .isEqualTo(1);
            assertThat(app.bean(CalendarDesk.class).gaps()).isEmpty();
            app.bean(NoticeFlow.class).publish(notice, "notice-officer");
            app.settle();
            assertThat(app.bean(Notices.class).notice(notice).lastDay()).isEqualTo(LocalDate.of(2027, 1, 6));

            app.until("2027-01-13T23:59:30");
            assertThat(status(waiting)).isEqualTo(CaseStatus.AWAITING_CONFIRMATION);
            assertThat(app.bean(Notices.class).notice(notice).status()).isEqualTo(NoticeStatus.CLOSED);
            app.until("2027-01-14T00:00:30");
            assertThat(status(waiting)).isEqualTo(CaseStatus.DEFERRED);
            assertThat(app.count("ACT_RU_INCIDENT")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario28DeadlinesFollowTheDistrictsDayAndAPublishedNoticeIsOnlyEverLonger(Databases database) {
        try (var started = new WholeApplication(database, data, "2026-03-02T09:00")) {
            app = started;
            List<CaseNo> cases = found(2026, 3);
            CaseNo waiting = cases.get(0);
            confirmed(cases.get(1));
            String notice = drafted(cases.get(2));
            app.bean(NoticeFlow.class).publish(notice, "notice-officer");
            app.settle();
            Instant old = WholeApplication.at("2026-03-17T00:00");
            Instant later = WholeApplication.at("2026-03-18T00:00");
            assertThat(timers(waiting)).containsExactlyInAnyOrder(WholeApplication.at("2026-03-10T00:00"), old);

            LocalDate day = LocalDate.of(2026, 3, 5);
            MovePreview preview = app.bean(CalendarDesk.class).previewDay(day, DayKind.OFF, 0, 20);
            // Two of the waiting case, two of each department asked, and the notice.
            long departments = app.count("joint_check_department where state = 'ASKED'");
            assertThat(preview.count(Effect.LATER))
                    .isEqualTo(3 + 2 * departments)
                    .isEqualTo(preview.moving());
            assertThat(due(waiting, "entitlement_due_at")).isEqualTo(old);
            set(day, DayKind.OFF);

            assertThat(due(waiting, "entitlement_due_at")).isEqualTo(later);
            assertThat(timers(waiting)).containsExactlyInAnyOrder(WholeApplication.at("2026-03-11T00:00"), later);
            assertThat(inboxDue("userTask_confirmEntitlement", waiting)).isEqualTo(later);
            assertThat(app.bean(Notices.class).notice(notice).lastDay()).isEqualTo(LocalDate.of(2026, 3, 10));
            assertThat(app.bean(Notices.class).intact(notice)).isTrue();
            assertThat(app.count("notification where template_key = 'deadline.notice.officeMoved'"
                            + " and role = 'notice-officer'"))
                    .isEqualTo(1);

            assertThat(app.bean(CalendarDesk.class).previewDay(day, null, 0, 20).count(Effect.KEPT))
                    .isEqualTo(1);
            set(day, null);
            assertThat(due(waiting, "entitlement_due_at")).isEqualTo(old);
            assertThat(app.bean(Notices.class).deadlineOf(notice)).isEqualTo(WholeApplication.at("2026-03-11T00:00"));
            assertThat(app.bean(Notices.class).prolonged(notice)).hasSize(1);

            app.until("2026-03-12T09:00");
            set(day, DayKind.OFF);
            assertThat(due(waiting, "entitlement_due_at")).isEqualTo(later);
            assertThat(due(waiting, "reminder_at")).as("has passed").isEqualTo(WholeApplication.at("2026-03-10T00:00"));
            assertThat(moves(waiting)).isEqualTo(2 + 2 + 1);
            app.bean(PeriodMover.class).run();
            assertThat(moves(waiting)).isEqualTo(5);
            app.until("2026-03-17T12:00");
            assertThat(status(waiting)).isEqualTo(CaseStatus.AWAITING_CONFIRMATION);
            app.until("2026-03-18T00:00:30");
            assertThat(status(waiting)).isEqualTo(CaseStatus.DEFERRED);
        }
    }

    @Test
    void withoutTheMoveTheOldTimeWouldDecide() {
        try (var started = new WholeApplication(Databases.H2, data, "2026-03-02T09:00")) {
            app = started;
            CaseNo waiting = found(2026, 1).get(0);
            app.bean(Calendars.class).setDay(LocalDate.of(2026, 3, 5), DayKind.OFF, "区政府通知");
            app.until("2026-03-17T12:00");
            assertThat(status(waiting)).isEqualTo(CaseStatus.DEFERRED);
        }
    }

    @Test
    void aMoveThatWasInterruptedGoesOnWhereItStoppedAndTellsNobodyTwice() {
        try (var started = new WholeApplication(Databases.H2, data, "2026-03-02T09:00")) {
            app = started;
            List<CaseNo> cases = found(2026, 2);
            set(LocalDate.of(2026, 3, 5), DayKind.OFF);
            var jdbc = app.bean(JdbcTemplate.class);
            // As if the process had ended between the two cases.
            jdbc.update(
                    "update nomination_case set entitlement_due_at = ? where case_no = ?",
                    OffsetDateTime.parse("2026-03-17T00:00+08:00"),
                    cases.get(1).text());
            jdbc.update(
                    "delete from deadline_move where subject = ? and kind = 'nomination.entitlement'",
                    cases.get(1).text());
            jdbc.update("update calendar_change set first_pass_at = null");
            app.bean(PeriodMover.class).run();
            assertThat(due(cases.get(1), "entitlement_due_at")).isEqualTo(WholeApplication.at("2026-03-18T00:00"));
            assertThat(moves(cases.get(0))).isEqualTo(2);
            assertThat(moves(cases.get(1))).isEqualTo(2);
            assertThat(app.count("notification where template_key = 'deadline.notice.entitlementMoved' and case_no = '"
                            + cases.get(0) + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void nobodyIsLateForADayTheCalendarTookAwayWithoutWarning() {
        try (var started = new WholeApplication(Databases.H2, data, "2026-03-02T09:00")) {
            app = started;
            CaseNo waiting = found(2026, 1).get(0);
            set(LocalDate.of(2026, 3, 5), DayKind.OFF);
            app.until("2026-03-17T09:00");
            // Counted without the day off the period would have ended yesterday.
            set(LocalDate.of(2026, 3, 5), null);
            app.settle();
            assertThat(status(waiting)).isEqualTo(CaseStatus.AWAITING_CONFIRMATION);
            assertThat(due(waiting, "entitlement_due_at")).isEqualTo(WholeApplication.at("2026-03-18T00:00"));
        }
    }

    private void set(LocalDate day, DayKind kind) {
        app.bean(CalendarDesk.class).setDay(day, kind, "区政府通知", "sysadmin");
        app.bean(PeriodMover.class).run();
    }

    private List<CaseNo> found(int year, int many) {
        List<Unit> units = app.units(1, many);
        List<CaseNo> cases = app.bean(Entitlements.class)
                .createFromList(
                        year,
                        "C01",
                        IntStream.rangeClosed(1, many)
                                .mapToObj(no -> new ListHit(
                                        WholeApplication.newUnit(no),
                                        Map.of(
                                                "recognitionType",
                                                "FIRST",
                                                "certificateNo",
                                                "GR2025510000" + (10 + no))))
                                .toList(),
                        "tech-clerk")
                .created();
        app.settle();
        for (int i = 0; i < many; i++) app.applicant(owner(cases.get(i)), units.get(i));
        return cases;
    }

    private void confirmed(CaseNo caseNo) {
        app.bean(NominationFlow.class).entitlementConfirmed(caseNo, false, PROMISES, owner(caseNo));
        app.settle();
    }

    private String drafted(CaseNo caseNo) {
        confirmed(caseNo);
        for (String department : app.bean(JointChecks.class).departmentsOf(caseNo)) {
            app.bean(Processes.class)
                    .complete("userTask_giveOpinion", caseNo.text(), department, department, Map.of("opinion", "PASS"));
        }
        app.settle();
        assertThat(app.bean(Proposals.class).proposeAll(List.of(caseNo), "tech-bureau-head"))
                .isEmpty();
        app.settle();
        String no = app.bean(Notices.class).draft(2026, CasePath.AUTO, "tech-clerk");
        app.settle();
        return no;
    }

    private static String owner(CaseNo caseNo) {
        return "owner-" + caseNo.text().toLowerCase(Locale.ROOT);
    }

    private CaseStatus status(CaseNo caseNo) {
        return app.bean(Nominations.class).status(caseNo);
    }

    private long moves(CaseNo caseNo) {
        return app.count("deadline_move where subject = '" + caseNo + "'");
    }

    private Instant due(CaseNo caseNo, String column) {
        return one("select " + column + " from nomination_case where case_no = '" + caseNo + "'");
    }

    private Instant inboxDue(String task, CaseNo caseNo) {
        return one("select due_at from inbox_task where done_at is null and task_key = '" + task
                + "' and business_key = '" + caseNo + "'");
    }

    private Instant one(String query) {
        OffsetDateTime at = app.bean(JdbcTemplate.class).queryForObject(query, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** The engine's own column, as Tasklist shows it; of parallel branches all are the same. */
    private Instant taskDue(String task, CaseNo caseNo) {
        List<java.sql.Timestamp> due = app.bean(JdbcTemplate.class)
                .queryForList(
                        "select distinct t.DUE_DATE_ from ACT_RU_TASK t join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_"
                                + " where t.TASK_DEF_KEY_ = ? and p.BUSINESS_KEY_ = ?",
                        java.sql.Timestamp.class,
                        task,
                        caseNo.text());
        assertThat(due).hasSize(1);
        return due.get(0) == null ? null : due.get(0).toInstant();
    }

    private List<Instant> timers(CaseNo caseNo) {
        return app
                .bean(JdbcTemplate.class)
                .queryForList(
                        "select j.DUEDATE_ from ACT_RU_JOB j join ACT_RU_EXECUTION p on p.ID_ = j.PROCESS_INSTANCE_ID_"
                                + " where j.TYPE_ = 'timer' and p.BUSINESS_KEY_ = ?",
                        java.sql.Timestamp.class,
                        caseNo.text())
                .stream()
                .map(java.sql.Timestamp::toInstant)
                .toList();
    }
}
