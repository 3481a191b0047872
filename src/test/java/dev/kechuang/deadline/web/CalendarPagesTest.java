package dev.kechuang.deadline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kechuang.calendar.Calendars;
import dev.kechuang.calendar.DayKind;
import dev.kechuang.calendar.YearSchedule;
import dev.kechuang.deadline.MovePreview;
import dev.kechuang.deadline.PeriodMover;
import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.ListHit;
import dev.kechuang.registry.Roles;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.testsupport.WholeApplication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who keeps the working calendar, what is shown before anything is written, and what happens to what was typed wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarPagesTest {

    private static final String HERE = "/portal/admin/calendar";
    private static final String SOURCE = "国办发明电〔2026〕7号";
    private static final String SCHEDULE_2027 =
            "2027-01-01..2027-01-03,OFF\n2027-02-06..2027-02-12,OFF\n2027-02-14,WORK\n";

    private WholeApplication app;
    private MockMvc mvc;
    private CaseNo waiting;

    @BeforeAll
    void start(@TempDir Path data) {
        app = new WholeApplication(Databases.H2, data, "2026-03-02T09:00");
        mvc = MockMvcBuilders.webAppContextSetup((WebApplicationContext) app.context())
                .apply(springSecurity())
                .build();
        app.unit(1);
        var hit = new ListHit(
                WholeApplication.newUnit(1), Map.of("recognitionType", "FIRST", "certificateNo", "GR202551000011"));
        waiting = app.bean(Entitlements.class)
                .createFromList(2026, "C01", List.of(hit), "tech-clerk")
                .created()
                .get(0);
        app.settle();
    }

    @AfterAll
    void stop() {
        if (app != null) app.close();
    }

    @Test
    void onlyTheAdministratorSeesAndChangesTheCalendar() throws Exception {
        long before = app.count("calendar_change");
        assertThat(sent("tech-clerk", get(HERE), 403)).contains("只有系统管理员可以维护工作日历");
        assertThat(sent("tech-clerk", get(HERE).param("lang", "en"), 403))
                .contains("Only the system administrator may change the working calendar");
        for (String address : List.of("/2027/preview", "/2027", "/day/preview", "/day")) {
            sent("tech-clerk", year(address, SCHEDULE_2027, SOURCE), 403);
        }
        var stranger =
                mvc.perform(get(HERE).accept(MediaType.TEXT_HTML)).andReturn().getResponse();
        assertThat(stranger.getRedirectedUrl())
                .as("status " + stranger.getStatus())
                .contains("sign-in");
        assertThat(mvc.perform(year("/2027", SCHEDULE_2027, SOURCE)
                                .with(user("sysadmin").roles("sysadmin")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("without the page's token")
                .isEqualTo(403);
        assertThat(app.count("calendar_change")).isEqualTo(before);
    }

    @Test
    void aYearIsImportedAsTextOnceItsEffectWasSeen() throws Exception {
        assertThat(admin(get(HERE).param("year", "2027"), 200)).contains("本年度尚未载入", "导入 2027 年");
        String seen = admin(year("/2027/preview", SCHEDULE_2027, SOURCE), 200);
        assertThat(seen).contains("尚未写入任何内容", "2027-02-06..2027-02-12,OFF", SOURCE, "<strong>256</strong>");
        assertThat(app.bean(Calendars.class).reload().years()).doesNotContain(2027);

        assertThat(admin(year("/2027", SCHEDULE_2027, SOURCE), 302)).isEqualTo(HERE + "?year=2027&done");
        assertThat(admin(get(HERE).param("year", "2027").param("done", ""), 200))
                .contains("日历已更新", "256 个工作日", SOURCE, "更正 2027 年", "sysadmin");
        assertThat(admin(get(HERE).param("year", "2027").param("lang", "en"), 200))
                .contains("256 working days", "Correct 2027", "Set a single day");
    }

    @Test
    void aYearIsImportedFromAJsonOrACsvFile() throws Exception {
        String json = "{\"off\": [\"2028-01-01\", \"2028-01-03\"],\n \"workOnWeekend\": [\"2028-01-08\"]}";
        assertThat(admin(file(2028, "2028.json", json, SOURCE), 200))
                .contains("2028-01-01,OFF", "2028-01-08,WORK", "<strong>260</strong>");
        assertThat(admin(file(2029, "2029.csv", "\uFEFFdate,kind\r\n2029-01-01,休\r\n", SOURCE), 200))
                .contains("2029-01-01,OFF", "<strong>260</strong>");

        String broken = json.replace("],", ",");
        assertThat(admin(file(2028, "2028.json", broken, ""), 400))
                .contains("第 2 行的 JSON 无法识别", "请填写安排的依据", "&quot;2028-01-03&quot;,");
        byte[] binary = {'P', 'K', 3, 4, (byte) 0xff, (byte) 0xfe};
        assertThat(admin(
                        multipart(HERE + "/2028/preview")
                                .file(new MockMultipartFile("file", "2028.xlsx", null, binary))
                                .param("source", SOURCE),
                        400))
                .contains("文件不是文本", "value=\"" + SOURCE + "\"");
        assertThat(admin(file(2028, "2028.csv", "# ".repeat(60_000), SOURCE), 400))
                .contains("文件超过 100 KB");
        assertThat(app.bean(Calendars.class).reload().years()).doesNotContain(2028, 2029);
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedIsKept() throws Exception {
        assertThat(admin(year("/2031/preview", "", ""), 400))
                .contains("id=\"schedule-error\"", "请填写或上传节假日安排", "id=\"source-error\"", "请填写安排的依据");
        String typed = "2031-01-01,OFF\n2031-02-30,OFF";
        assertThat(admin(year("/2031/preview", typed, SOURCE), 400))
                .contains("第 2 行“2031-02-30,OFF”无法识别", typed, "value=\"" + SOURCE + "\"")
                .doesNotContain("id=\"source-error\"");
        assertThat(admin(year("/2031/preview", typed, SOURCE).param("lang", "en"), 400))
                .contains("Line 2, ", "cannot be read", "Please check");
        assertThat(admin(year("/2031/preview", "2031-01-01,假", SOURCE), 400)).contains("放假写 OFF");
        assertThat(admin(year("/2031/preview", "2031-01-01,OFFF", SOURCE), 400)).contains("“OFFF”");
        assertThat(admin(year("/2031/preview", "2031-05-01,OFF", SOURCE), 400)).contains("没有元旦");
        assertThat(admin(year("/2031", "2031-01-01,OFF", ""), 400))
                .contains("id=\"source-error\"", "2031-01-01,OFF</textarea>");
        admin(year("/1066/preview", "1066-01-01,OFF", SOURCE), 400);
        admin(get(HERE).param("year", "1066"), 400);

        assertThat(admin(day("/day/preview", "bald", "OFF", ""), 400))
                .contains("id=\"date-error\"", "请选择日期", "value=\"bald\"", "id=\"daySource-error\"");
        assertThat(admin(day("/day/preview", "2026-03-06", "HALF", SOURCE), 400))
                .contains("请选择该日的性质", "value=\"2026-03-06\"", "value=\"" + SOURCE + "\"");
        for (String address : List.of("/day/preview", "/day")) {
            assertThat(admin(day(address, "2032-01-01", "OFF", SOURCE), 400))
                    .contains("id=\"date-error\"", "2032 年的工作日历尚未维护", "value=\"2032-01-01\"");
            assertThat(admin(day(address, "2026-03-06", "WORK", " "), 400))
                    .contains("id=\"daySource-error\"")
                    .containsPattern("value=\"WORK\"[^>]* selected");
        }
        assertThat(app.count("calendar_change where programme_year in (2031, 2032)"))
                .isZero();
    }

    @Test
    void aCorrectionShowsWhatItMovesAndMovesItWhenConfirmed() throws Exception {
        String inForce = inForce(2026);
        assertThat(admin(get(HERE), 200)).contains("更正 2026 年", "国务院办公厅通知（2025-11-04）", inForce);
        String anew = inForce + "2026-03-05,OFF";

        String seen = admin(year("/2026/preview", anew, SOURCE), 200);
        assertThat(seen).contains("推迟 2", waiting.text(), "免申即享确认", "2026-03-16", "2026-03-17");
        assertThat(seen).containsPattern("<span>248</span> → .*<strong>247</strong>");
        assertThat(admin(year("/2026/preview", anew, SOURCE).param("lang", "en"), 200))
                .contains("Later 2", "Confirmation of an entitlement", "Last day before", "Confirm");
        assertThat(lastDay()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(admin(year("/2026/preview", anew, SOURCE).param("edit", "true"), 200))
                .contains("2026-03-05,OFF", "value=\"" + SOURCE + "\"")
                .containsPattern("id=\"schedule-form\" open");

        assertThat(admin(year("/2026", anew, SOURCE), 302)).isEqualTo(HERE + "?year=2026&done");
        app.bean(PeriodMover.class).run();
        assertThat(lastDay()).isEqualTo(LocalDate.of(2026, 3, 17));
        assertThat(admin(get(HERE), 200)).contains("247 个工作日", "更正</span> <span>2026", SOURCE);

        admin(year("/2026", inForce, SOURCE), 302);
        app.bean(PeriodMover.class).run();
        assertThat(lastDay()).isEqualTo(LocalDate.of(2026, 3, 16));
    }

    @Test
    void theDistrictSetsASingleDayWithItsSourceAndTakesItBack() throws Exception {
        String source = "X区政办〔2026〕3号";
        String seen = admin(day("/day/preview", "2026-03-06", "OFF", source), 200);
        assertThat(seen).contains("2026-03-06 · 休息日", source, "推迟 2", waiting.text(), "2026-03-17");
        assertThat(seen).contains("/day/preview#day-form");
        assertThat(admin(day("/day/preview", "2026-03-06", "OFF", source).param("edit", "true"), 200))
                .contains("value=\"2026-03-06\"", "value=\"" + source + "\"")
                .containsPattern("id=\"day-form\" open");
        assertThat(lastDay()).isEqualTo(LocalDate.of(2026, 3, 16));

        assertThat(admin(day("/day", "2026-03-06", "OFF", source), 302)).isEqualTo(HERE + "?year=2026&done");
        app.bean(PeriodMover.class).run();
        assertThat(lastDay()).isEqualTo(LocalDate.of(2026, 3, 17));
        assertThat(admin(get(HERE), 200)).contains("2026-03-06,OFF", source, "◆");

        assertThat(admin(day("/day/preview", "2026-03-06", "NATIONAL", source).param("lang", "en"), 200))
                .contains("Earlier 2", "As the national schedule says");
        admin(day("/day", "2026-03-06", "NATIONAL", source), 302);
        app.bean(PeriodMover.class).run();
        assertThat(lastDay()).isEqualTo(LocalDate.of(2026, 3, 16));
        assertThat(admin(day("/day/preview", "2026-12-25", "OFF", source), 200)).contains("没有未到期的期限受影响");
    }

    @Test
    void theDeadlineOfADepartmentNamesTheCaseAndTheDepartment() {
        var moved = new MovePreview.Line(
                "nomination.opinion",
                "KC-2026-D02-000003/dept-court",
                WholeApplication.at("2026-03-07T00:00"),
                null,
                MovePreview.Effect.WAITING);
        assertThat(CalendarPages.line(moved, app.bean(Roles.class), Locale.CHINESE))
                .isEqualTo(new CalendarPages.PreviewLine(
                        "deadline.kind.nomination.opinion",
                        "KC-2026-D02-000003",
                        "人民法院",
                        "2026-03-06",
                        "—",
                        "WAITING"));
        assertThat(CalendarPages.line(moved, app.bean(Roles.class), Locale.ENGLISH)
                        .office())
                .isEqualTo("Court");
    }

    @Test
    void deadlinesThatNoCalendarCanMoveAreShown() throws Exception {
        var jdbc = app.bean(JdbcTemplate.class);
        assertThat(admin(get(HERE), 200)).doesNotContain("不随日历变动的期限");
        jdbc.update("update period_origin set subject = 'lost' where kind = 'nomination.entitlement'");
        assertThat(admin(get(HERE), 200)).contains("不随日历变动的期限", "免申即享确认", waiting.text());
        jdbc.update("update period_origin set subject = ? where subject = 'lost'", waiting.text());
    }

    private LocalDate lastDay() {
        return app.bean(JdbcTemplate.class)
                .queryForObject(
                        "select entitlement_due_at from nomination_case where case_no = ?",
                        java.time.OffsetDateTime.class,
                        waiting.text())
                .atZoneSameInstant(dev.kechuang.calendar.BusinessClock.ZONE)
                .toLocalDate()
                .minusDays(1);
    }

    private String inForce(int year) {
        var off = new TreeSet<LocalDate>();
        var worked = new TreeSet<LocalDate>();
        app.bean(Calendars.class)
                .nationalDays(year)
                .forEach((day, kind) -> (kind == DayKind.OFF ? off : worked).add(day));
        return new YearSchedule(off, worked).asLines();
    }

    private static MockHttpServletRequestBuilder year(String address, String schedule, String source) {
        return post(HERE + address).param("schedule", schedule).param("source", source);
    }

    private static MockHttpServletRequestBuilder day(String address, String date, String kind, String source) {
        return post(HERE + address).param("date", date).param("kind", kind).param("daySource", source);
    }

    private static MockHttpServletRequestBuilder file(int year, String name, String text, String source) {
        return multipart(HERE + "/" + year + "/preview")
                .file(new MockMultipartFile("file", name, null, text.getBytes(StandardCharsets.UTF_8)))
                .param("source", source);
    }

    private String admin(MockHttpServletRequestBuilder request, int status) throws Exception {
        return sent("sysadmin", request, status);
    }

    private String sent(String userId, MockHttpServletRequestBuilder request, int status) throws Exception {
        var response = mvc.perform(request.with(user(userId).roles(userId)).with(csrf()))
                .andReturn()
                .getResponse();
        String html = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(html).isEqualTo(status);
        if (status == 302) return response.getRedirectedUrl();
        assertThat(html).doesNotContain("??", "deadline.calendar.", "deadline.kind.", "style=\"");
        return html;
    }
}
