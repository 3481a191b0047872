package dev.kechuang.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.calendar.DayKind;
import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.JointChecks;
import dev.kechuang.nomination.ListHit;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.nomination.Proposals;
import dev.kechuang.notice.NoticeFlow;
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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** An installation from before origins were kept: its open deadlines must follow the calendar like those counted since. */
class PeriodBackfillTest {

    private static final List<String> PROMISES = List.of(
            "duplicateConfirmed", "negativeSelfCheck", "integrityCommitment", "privacyNoticeAck", "publicConsent");

    @TempDir
    Path data;

    private WholeApplication app;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void oldDeadlinesGetTheirOriginAndMoveAndUnknownOnesAreLeftAndReported(Databases database) {
        try (var started = new WholeApplication(database, data, "2026-03-02T09:00")) {
            app = started;
            CaseNo deferred = found(1);
            app.until("2026-03-17T09:00");
            CaseNo waiting = found(2);
            CaseNo noon = found(3);
            CaseNo sunday = found(4);
            CaseNo checked = found(5);
            confirmed(checked, 5);
            String notice = published(found(6), 6);
            String department = app.bean(JointChecks.class)
                    .departmentsOf(checked)
                    .iterator()
                    .next();
            Map<String, String> counted = origins();
            assertThat(counted)
                    .containsKeys(
                            "nomination.waiver " + deferred,
                            "nomination.entitlement " + waiting,
                            "nomination.entitlementReminder " + waiting,
                            "nomination.opinion " + checked + "/" + department,
                            "nomination.opinionReminder " + checked + "/" + department,
                            "notice.period " + notice);

            var jdbc = app.bean(JdbcTemplate.class);
            jdbc.update("delete from period_origin");
            // Two that nobody can have counted in working days: one ends at noon, one on a Sunday.
            setDue(noon, "2026-03-31T12:00+08:00");
            setDue(sunday, "2026-03-30T00:00+08:00");
            var backfill = app.bean(PeriodBackfill.class);
            backfill.run(null);

            Map<String, String> known = origins();
            assertThat(counted).containsAllEntriesOf(known);
            counted.keySet().removeAll(known.keySet());
            assertThat(counted)
                    .allSatisfy((key, value) -> assertThat(key)
                            .satisfiesAnyOf(
                                    ended -> assertThat(open()).doesNotContain(ended),
                                    left -> assertThat(left)
                                            .isIn(
                                                    "nomination.entitlement " + noon,
                                                    "nomination.entitlement " + sunday)));
            assertThat(app.bean(PeriodMover.class).unmoved())
                    .containsExactly(new UnmovedDeadlines("nomination.entitlement", 2, noon.text()));
            assertThat(backfill.fill()).as("once is enough").isZero();

            Map<String, Instant> before = deadlines(deferred, waiting, noon, sunday, checked, notice);
            // The first and the last day each of these periods counts, so that every one moves.
            set(LocalDate.of(2026, 3, 18));
            set(LocalDate.of(2026, 4, 15));
            Map<String, Instant> after = deadlines(deferred, waiting, noon, sunday, checked, notice);
            assertThat(before)
                    .containsEntry("waiting", WholeApplication.at("2026-04-01T00:00"))
                    .containsEntry("deferred", WholeApplication.at("2026-04-16T00:00"));
            assertThat(after)
                    .containsEntry("waiting", WholeApplication.at("2026-04-02T00:00"))
                    .containsEntry("deferred", WholeApplication.at("2026-04-17T00:00"))
                    .containsEntry("noon", before.get("noon"))
                    .containsEntry("sunday", before.get("sunday"));
            assertThat(after.get("opinion")).isAfter(before.get("opinion"));
            assertThat(after.get("notice")).isAfter(before.get("notice"));
        }
    }

    private void set(LocalDate day) {
        app.bean(CalendarDesk.class).setDay(day, DayKind.OFF, "区政府通知", "sysadmin");
        app.bean(PeriodMover.class).run();
    }

    private Map<String, String> origins() {
        var found = new TreeMap<String, String>();
        app.bean(JdbcTemplate.class).query("select * from period_origin", row -> {
            found.put(
                    row.getString("kind") + " " + row.getString("subject"),
                    row.getString("started_on") + " " + row.getInt("period_length") + " " + row.getString("unit"));
        });
        return found;
    }

    /** Every deadline that still runs, by the kinds' own statements. */
    private List<String> open() {
        return app.bean(PeriodMover.class).kinds().stream()
                .flatMap(kind -> app
                        .bean(JdbcTemplate.class)
                        .queryForList("select subject from (" + kind.open() + ") s", String.class)
                        .stream()
                        .map(subject -> kind.id() + " " + subject))
                .toList();
    }

    private Map<String, Instant> deadlines(
            CaseNo deferred, CaseNo waiting, CaseNo noon, CaseNo sunday, CaseNo checked, String notice) {
        return Map.of(
                "deferred", due("waiver_at", deferred),
                "waiting", due("entitlement_due_at", waiting),
                "noon", due("entitlement_due_at", noon),
                "sunday", due("entitlement_due_at", sunday),
                "opinion",
                        one(
                                "select min(d.due_at) from joint_check_department d join nomination_case c on c.id = d.case_id"
                                        + " where c.case_no = '" + checked + "'"),
                "notice", app.bean(Notices.class).deadlineOf(notice));
    }

    private Instant due(String column, CaseNo caseNo) {
        return one("select " + column + " from nomination_case where case_no = '" + caseNo + "'");
    }

    private Instant one(String query) {
        return app.bean(JdbcTemplate.class)
                .queryForObject(query, OffsetDateTime.class)
                .toInstant();
    }

    private void setDue(CaseNo caseNo, String at) {
        app.bean(JdbcTemplate.class)
                .update(
                        "update nomination_case set entitlement_due_at = ? where case_no = ?",
                        OffsetDateTime.parse(at),
                        caseNo.text());
    }

    private CaseNo found(int no) {
        Unit unit = app.unit(no);
        var hit = new ListHit(
                WholeApplication.newUnit(no),
                Map.of("recognitionType", "FIRST", "certificateNo", "GR2025510000" + (10 + no)));
        CaseNo created = app.bean(Entitlements.class)
                .createFromList(2026, "C01", List.of(hit), "tech-clerk")
                .created()
                .get(0);
        app.settle();
        app.applicant("owner-" + no, unit);
        return created;
    }

    private void confirmed(CaseNo caseNo, int no) {
        app.bean(NominationFlow.class).entitlementConfirmed(caseNo, false, PROMISES, "owner-" + no);
        app.settle();
    }

    private String published(CaseNo caseNo, int no) {
        confirmed(caseNo, no);
        for (String department : app.bean(JointChecks.class).departmentsOf(caseNo)) {
            app.bean(Processes.class)
                    .complete("userTask_giveOpinion", caseNo.text(), department, department, Map.of("opinion", "PASS"));
        }
        app.settle();
        assertThat(app.bean(Proposals.class).proposeAll(List.of(caseNo), "tech-bureau-head"))
                .isEmpty();
        app.settle();
        String notice = app.bean(Notices.class).draft(2026, CasePath.AUTO, "tech-clerk");
        app.settle();
        app.bean(NoticeFlow.class).publish(notice, "notice-officer");
        app.settle();
        return notice;
    }
}
