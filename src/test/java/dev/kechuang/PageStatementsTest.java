package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.decision.BudgetChecks;
import dev.kechuang.decision.Decisions;
import dev.kechuang.decision.MeetingOutcome;
import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.OfficialLists;
import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.ListHit;
import dev.kechuang.nomination.NominationFlow;
import dev.kechuang.notice.Notices;
import dev.kechuang.notice.ObjectionForm;
import dev.kechuang.notice.ObjectionScope;
import dev.kechuang.notice.Objections;
import dev.kechuang.payout.BankFiles;
import dev.kechuang.payout.PayeeForm;
import dev.kechuang.payout.PaymentBatches;
import dev.kechuang.payout.PaymentItem;
import dev.kechuang.payout.Payouts;
import dev.kechuang.policy.CasePath;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.Money;
import dev.kechuang.testsupport.CountingDataSource;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.testsupport.WholeApplication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A list costs the same statements however long it is. The unit of a case and the text of a row are where loops hide. */
class PageStatementsTest {

    private static final int YEAR = 2025;
    private static final String APPLICANT = "applicant-a";

    @TempDir
    Path data;

    private WholeApplication app;
    private MockMvc mvc;
    private Unit mine;
    private UUID line;
    private int units;

    /** Statements of each page, by its name, in the order of the rounds. */
    private final Map<String, List<Map<String, Long>>> costs = new LinkedHashMap<>();

    @Test
    void everyListAsksTheDatabaseAsOftenFor2RowsAsFor20AndFor200() throws Exception {
        try (var started =
                new WholeApplication(Databases.H2, data, "2026-01-14T10:00", CountingDataSource.Installed.class)) {
            app = started;
            mvc = MockMvcBuilders.webAppContextSetup((WebApplicationContext) app.context())
                    .apply(springSecurity())
                    .build();
            mine = app.unit(1);
            app.applicant(APPLICANT, mine);
            line = app.bean(BudgetLines.class)
                    .create(YEAR, "科技创新奖补资金", "2060499", "50701", Money.ofYuan(100_000_000), "finance-maker");
            for (int more : List.of(2, 18, 180)) round(more);
        }

        assertThat(costs).hasSizeGreaterThan(35);
        assertThat(costs.values())
                .allSatisfy(rounds -> assertThat(rounds).hasSize(3).noneMatch(Map::isEmpty));
        assertThat(costs.entrySet().stream()
                        .filter(page -> grows(page.getValue()))
                        .map(PageStatementsTest::told)
                        .toList())
                .isEmpty();
    }

    /** A statement or two that is sent once in a while may come and go; a loop over rows adds more at once. */
    private static boolean grows(List<Map<String, Long>> rounds) {
        var sums = rounds.stream()
                .map(Map::values)
                .mapToLong(PageStatementsTest::sum)
                .summaryStatistics();
        return sums.getMax() - sums.getMin() > 2;
    }

    /** So many more rows of everything, each stage reached through the faces, its pages looked at on the way. */
    private void round(int rows) throws Exception {
        cases(rows);
        var jdbc = app.bean(JdbcTemplate.class);
        jdbc.update("update nomination_case set status = 'JOINT_CHECK', path = 'AUTO', amount_fen = 15000000,"
                + " clause = '第十二条' where status in ('AWAITING_CONFIRMATION', 'FORMAL_REVIEW')");
        jdbc.update("insert into joint_check_department (case_id, department, state, asked_at, reminder_at, due_at,"
                + " version) select id, 'dept-tax', 'ASKED', created_at, created_at, created_at, 0"
                + " from nomination_case where status = 'JOINT_CHECK'");
        look("my cases in the joint check", APPLICANT, "/portal/my");
        jdbc.update("update nomination_case set status = 'CALCULATED' where status = 'JOINT_CHECK'");
        look("meeting", "tech-bureau-head", "/portal/office/meeting?year=" + YEAR);
        jdbc.update("update nomination_case set status = 'PROPOSED' where status = 'CALCULATED'");
        noticed(rows);
        payout(decided());
        look("cases", "tech-clerk", "/portal/office/cases");
        look("cases of a text", "tech-clerk", "/portal/office/cases?text=KC-2025&category=C01");
        look("my cases, later", APPLICANT, "/portal/my");
        look("home", "tech-clerk", "/portal");
        look("my home", APPLICANT, "/portal");
        look("messages", "objection-officer", "/portal/messages");
        look("my messages", APPLICANT, "/portal/messages");
        look("public front page", null, "/");
        look("calendar", "sysadmin", "/portal/admin/calendar");
        look("audit", "auditor", "/portal/audit");
        look("audit of a type", "auditor", "/portal/audit?type=case");
        // The stages above were reached without their processes, which must not go on.
        jdbc.update("delete from token_move");
    }

    private void cases(int rows) throws Exception {
        app.units(units + 2, units + rows + 1);
        var csv = new StringBuilder("企业名称,统一社会信用代码,证书编号,认定类型,发证日期,有效期至,公告文号\n");
        for (int no = units + 2; no <= units + rows + 1; no++) {
            var unit = WholeApplication.newUnit(no);
            csv.append(unit.name() + "," + unit.uscc() + ",GR20255100" + String.format("%04d", no)
                    + ",首次认定,2025-10-28,2028-10-27,国科火字〔2025〕301号\n");
        }
        var lists = app.bean(OfficialLists.class);
        var bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        UUID list = lists.receive(ListKind.HNTE, YEAR, "hnte.csv", bytes, "tech-clerk")
                .listId();
        lists.processing(list).join();
        var hits = IntStream.range(units, units + rows)
                .mapToObj(no -> new ListHit(
                        WholeApplication.newUnit(1),
                        Map.of("recognitionType", "FIRST", "certificateNo", "GR20255200" + String.format("%04d", no))))
                .toList();
        units += rows;
        var created = app.bean(Entitlements.class)
                .createFromList(YEAR, "C01", hits, "tech-clerk")
                .created();
        assertThat(created).hasSize(rows);
        app.settle();
        look("my inbox", APPLICANT, "/portal/inbox");
        look("my cases", APPLICANT, "/portal/my");
        var flow = app.bean(NominationFlow.class);
        created.forEach(caseNo -> flow.entitlementContested(caseNo, false, "证书编号有误", APPLICANT));
        app.settle();
        look("my cases in review", APPLICANT, "/portal/my");
        look("inbox", "tech-clerk", "/portal/inbox");
        look("lists", "tech-clerk", "/portal/office/lists");
        look("list", "tech-clerk", "/portal/office/lists/" + list);
        look("report of a list", "tech-clerk", "/portal/office/lists/" + list + "/report.csv");
    }

    private void noticed(int rows) throws Exception {
        var notices = app.bean(Notices.class);
        look("notices, proposed", "tech-clerk", "/portal/notice?year=" + YEAR);
        String no = notices.draft(YEAR, CasePath.AUTO, "tech-clerk");
        assertThat(notices.entries(no)).hasSize(2 * rows);
        look("notice, draft", "notice-officer", "/portal/notice/" + no);
        notices.publish(no, "notice-officer");
        for (int serial = 1; serial <= rows; serial++) objection(no, serial);
        look("notices", "tech-clerk", "/portal/notice?year=" + YEAR);
        look("notice", "notice-officer", "/portal/notice/" + no);
        look("public notices", null, "/public/notices");
        look("public notices of a unit", null, "/public/notices?q=" + mine.name());
        look("public notice", null, "/public/notices/" + no);
        look("objections", "objection-officer", "/portal/office/objections");
        // The period is over by our rows; no clock is moved, so that no timer of an unfinished case goes off.
        app.bean(JdbcTemplate.class).update("update public_notice set deadline_at = published_at where no = ?", no);
        notices.close(no);
    }

    private void objection(String noticeNo, int serial) {
        app.bean(Objections.class)
                .receive(
                        noticeNo,
                        serial,
                        new ObjectionForm(
                                "PERSON",
                                "张三丰",
                                "0990-5550000",
                                "X区东湖街道",
                                "",
                                ObjectionScope.TRUTH,
                                "该单位申报材料中的发票与事实不符，请核实。",
                                "",
                                true),
                        "source " + noticeNo + serial);
    }

    /** The cases of the list that was decided. */
    private List<String> decided() throws Exception {
        var decisions = app.bean(Decisions.class);
        look("decisions", "tech-clerk", "/portal/office/decisions?year=" + YEAR);
        String list = decisions.assemble(YEAR, "tech-clerk");
        look("decision", "finance-maker", "/portal/office/decisions/" + list);
        var budget = app.bean(BudgetChecks.class);
        budget.confirm(list, Map.of("C01", line), "列支", "finance-maker");
        budget.check(list, true, "finance-checker");
        look("decision, checked", "gov-office", "/portal/office/decisions/" + list);
        decisions.recordMinutes(
                list, MeetingOutcome.APPROVE, "纪要〔2026〕1号", "常务会议", LocalDate.of(2026, 1, 14), null, "gov-office");
        String docNo = "X政发〔2026〕" + list.substring(list.length() - 1) + "号";
        decisions.number(list, docNo, "各项工作取得新进展。", "gov-office");
        decisions.issue(list);
        look("public decisions", null, "/public/decisions");
        look("public decision", null, "/public/decisions/" + list);
        return decisions.entries(list).stream()
                .map(entry -> entry.caseNo().text())
                .toList();
    }

    private void payout(List<String> cases) throws Exception {
        var payouts = app.bean(Payouts.class);
        var items = cases.stream().map(PaymentItem::noOf).toList();
        items.forEach(payouts::open);
        look("payout desk, waiting", "payment-maker", "/portal/payout");
        for (String item : items) {
            UUID unitId = payouts.item(item).unitId();
            var unit = app.bean(Registry.class).unit(unitId);
            String owner = unitId.equals(mine.id())
                    ? APPLICANT
                    : "owner-" + unit.uscc().toLowerCase(Locale.ROOT);
            if (!unitId.equals(mine.id())) app.applicant(owner, unit);
            payouts.confirmPayee(
                    item, new PayeeForm(unit.name(), "X区农村商业银行", "402990000188", "2299888800011122"), owner);
        }
        look("payout desk, ready", "payment-maker", "/portal/payout");
        var batches = app.bean(PaymentBatches.class);
        String batch = batches.submit(items, "payment-maker");
        look("payout desk", "payment-maker", "/portal/payout");
        look("batch", "payment-checker", "/portal/payout/batches/" + batch);
        batches.check(batch, true, "", "payment-checker");
        batches.confirmRelease(batch, true, "", "finance-maker");
        batches.approveRelease(batch, true, "", "finance-checker");
        app.bean(BankFiles.class).write(batch);
        look("batch, sent", "payment-maker", "/portal/payout/batches/" + batch);
        look("breakdown of a batch", "payment-maker", "/portal/payout/batches/" + batch + "/breakdown");
        look("ledger", "payment-maker", "/portal/payout/ledger");
    }

    /** Asked twice: what a page reads once and keeps is not what it costs. */
    private void look(String page, String userId, String address) throws Exception {
        var database = (CountingDataSource) app.bean(DataSource.class);
        for (int time = 1; time <= 2; time++) {
            database.takeStatements();
            var request = get(address);
            if (userId != null) {
                Set<String> roles = app.bean(Registry.class).rolesOf(userId);
                request.with(user(userId).roles(roles.toArray(String[]::new)));
                database.takeStatements();
            }
            var response = mvc.perform(request).andReturn().getResponse();
            assertThat(response.getStatus()).as(page).isEqualTo(200);
        }
        costs.computeIfAbsent(page, unseen -> new ArrayList<>())
                .add(database.takeStatements().stream()
                        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())));
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) sum += count;
        return sum;
    }

    private static String told(Map.Entry<String, List<Map<String, Long>>> page) {
        var rounds = page.getValue();
        var last = new TreeMap<>(rounds.get(rounds.size() - 1));
        last.values().removeIf(count -> count < 2);
        return page.getKey() + " "
                + rounds.stream().map(Map::values).map(PageStatementsTest::sum).toList() + ", often: " + last;
    }
}
