package dev.kechuang.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.kechuang.KechuangApplication;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.campaign.CallWindow;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.OfficialList;
import dev.kechuang.intake.OfficialLists;
import dev.kechuang.nomination.CaseFilter;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.CaseSummary;
import dev.kechuang.nomination.Dossiers;
import dev.kechuang.notice.NoticeView;
import dev.kechuang.notice.Notices;
import dev.kechuang.payout.Ledger;
import dev.kechuang.payout.LedgerEntry;
import dev.kechuang.payout.LedgerKind;
import dev.kechuang.shared.Money;
import dev.kechuang.workflow.DueWork;
import dev.kechuang.workflow.TokenQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The demo year as the whole application tells it into an empty database, and what a visitor can do with it. */
@SpringBootTest(
        classes = KechuangApplication.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:demo-year;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "kechuang.demo.enabled=true",
            "kechuang.demo.story=true",
            "kechuang.web.secure-cookies=false",
            "camunda.bpm.webapp.security-config-file=/securityFilterRules.json"
        })
@AutoConfigureMockMvc
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoYearTest {

    /** Empty like the database: files of an earlier run would be found where new ones are to lie. */
    @TempDir
    static Path data;

    @DynamicPropertySource
    static void freshFolder(DynamicPropertyRegistry properties) {
        properties.add("kechuang.data-dir", data::toString);
    }

    private static final String CLERK = "tech-clerk";
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired
    Dossiers dossiers;

    @Autowired
    Ledger ledger;

    @Autowired
    Notices notices;

    @Autowired
    CallWindows windows;

    @Autowired
    BudgetLines budget;

    @Autowired
    OfficialLists lists;

    @Autowired
    BusinessClock clock;

    @Autowired
    DueWork work;

    @Autowired
    TokenQueue tokens;

    @Autowired
    DemoYear year;

    @Autowired
    ClockMoves moves;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvc mvc;

    private List<CaseSummary> submitted() {
        return dossiers.search(new CaseFilter(2025, null, null, null), 0, 500, CLERK)
                .cases();
    }

    @Test
    @Order(1)
    void manyCasesStandInManyStates() {
        var all = new ArrayList<>(submitted());
        DemoUnits.WITH_ACCOUNT.forEach(unit -> dossiers.ofUnitOf(unit.key()).stream()
                .filter(one -> one.status() == CaseStatus.DRAFT)
                .forEach(all::add));
        assertThat(all).hasSizeGreaterThanOrEqualTo(50);
        assertThat(all.stream().map(CaseSummary::status).distinct())
                .contains(
                        CaseStatus.DRAFT,
                        CaseStatus.AWAITING_CONFIRMATION,
                        CaseStatus.DEFERRED,
                        CaseStatus.FORMAL_REVIEW,
                        CaseStatus.CORRECTION_REQUIRED,
                        CaseStatus.NOT_ACCEPTED,
                        CaseStatus.DEEMED_WITHDRAWN,
                        CaseStatus.WITHDRAWN,
                        CaseStatus.JOINT_CHECK,
                        CaseStatus.VETOED,
                        CaseStatus.CALCULATED,
                        CaseStatus.NOT_PROPOSED,
                        CaseStatus.PROPOSED,
                        CaseStatus.IN_NOTICE,
                        CaseStatus.OBJECTION_SUSPENDED,
                        CaseStatus.REMOVED,
                        CaseStatus.NOTICE_PASSED,
                        CaseStatus.GOV_REJECTED,
                        CaseStatus.DECIDED,
                        CaseStatus.PAYABLE,
                        CaseStatus.PAYING,
                        CaseStatus.RETURNED,
                        CaseStatus.PAID,
                        CaseStatus.WAIVED);
        assertThat(all).anyMatch(CaseSummary::autoAccepted);
    }

    @Test
    @Order(2)
    void itIsTheMorningOfTheSecondOfMarchAndTheWindowsAreOpen() {
        assertThat(clock.now()).isBetween(NOW, NOW.plus(Duration.ofMinutes(10)));
        assertThat(windows.openNow())
                .hasSize(12)
                .allMatch(window -> window.lastDay().equals(LocalDate.of(2026, 3, 30)));
        assertThat(windows.ofYear(2026)).extracting(CallWindow::opensOn).containsOnly(LocalDate.of(2026, 11, 2));
        assertThat(budget.ofYear(2025)).singleElement().satisfies(line -> {
            assertThat(line.total()).isEqualTo(Money.ofYuan(20_000_000));
            assertThat(line.functionalCode()).isEqualTo("2060499");
        });
    }

    @Test
    @Order(3)
    void paidCasesGotTheAmountOfTheCatalogueOnce() {
        Map<String, List<LedgerEntry>> paid = ledger.entries(0, 1_000).stream()
                .filter(entry -> entry.kind() == LedgerKind.PAID)
                .collect(Collectors.groupingBy(LedgerEntry::caseNo));
        List<CaseSummary> cases = submitted().stream()
                .filter(one -> one.status() == CaseStatus.PAID)
                .toList();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(7);
        assertThat(paid.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        cases.stream().map(CaseSummary::caseNo).toList());
        for (CaseSummary one : cases) {
            var answers = dossiers.dossier(one.id(), CLERK).answers();
            assertThat(one.amount()).as(one.caseNo()).isEqualTo(Catalogue.amount(one.categoryCode(), answers));
            assertThat(paid.get(one.caseNo()))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.amount()).isEqualTo(one.amount()));
        }
        Money spent = cases.stream().map(CaseSummary::amount).reduce(Money.ZERO, Money::plus);
        assertThat(budget.ofYear(2025).get(0).paid()).isEqualTo(spent);
        assertThat(ledger.differences()).isEmpty();
    }

    @Test
    @Order(4)
    void anUpgradedPlatformGetsTheDifference() {
        assertThat(submitted())
                .filteredOn(one ->
                        one.categoryCode().equals("C04") && one.itemName().contains("智能生物制造"))
                .extracting(CaseSummary::amount)
                .containsExactlyInAnyOrder(Money.ofYuan(100_000), Money.ofYuan(200_000));
    }

    @Test
    @Order(5)
    void rowsThatFitNoUnitWaitForAClerk() {
        assertThat(lists.latest(CLERK)).extracting(OfficialList::kind).contains(ListKind.HNTE, ListKind.TECH_SME);
        assertThat(lists.latest(CLERK).stream().mapToInt(OfficialList::waiting).sum())
                .isEqualTo(4);
    }

    @Test
    @Order(6)
    void theNoticeOverTheSpringFestivalEndsOnTheFifthWorkingDay() {
        NoticeView over = notices.ofYear(2025).stream()
                .filter(notice -> LocalDate.of(2026, 2, 11).equals(notice.firstDay()))
                .findFirst()
                .orElseThrow();
        assertThat(over.lastDay()).isEqualTo(LocalDate.of(2026, 2, 25));
        assertThat(notices.ofYear(2025)).allMatch(notice -> notices.intact(notice.no()));
    }

    @Test
    @Order(7)
    void nothingFailedAndNoTokenIsLost() {
        assertThat(work.failing()).isZero();
        assertThat(jdbc.queryForObject("select count(*) from ACT_RU_INCIDENT", Long.class))
                .isZero();
        assertThat(tokens.pending()).isEmpty();
    }

    @Test
    @Order(8)
    void theEngineKnowsNobodysName() {
        List<String> planted = Stream.concat(
                        DemoUnits.all()
                                .flatMap(unit -> Stream.of(
                                        unit.legalRepName(),
                                        unit.contactName(),
                                        unit.contactMobile(),
                                        unit.accountNo(1),
                                        unit.accountNo(2))),
                        Stream.of(
                                DemoSecrets.OBJECTOR,
                                DemoSecrets.OBJECTOR_PHONE,
                                DemoSecrets.EXPERT,
                                DemoSecrets.COMPLETER,
                                DemoSecrets.RESIDENT_ID,
                                "林知夏"))
                .toList();
        assertThat(EngineTables.search(jdbc, List.of("KC-2025-C04-000001"))).isNotEmpty();
        assertThat(EngineTables.search(jdbc, planted)).isEmpty();
    }

    @Test
    @Order(9)
    void anotherStartLeavesTheDataAlone() {
        var before = counts();
        year.start();
        assertThat(counts()).isEqualTo(before);
        assertThat(clock.now()).isBefore(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    @Order(10)
    void everyoneIsOfferedAtTheDoor() throws Exception {
        String page = mvc.perform(get("/sign-in")).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("tech-clerk", "林知夏", "hualan", "dept-tax", "sysadmin");
        assertThat(mvc.perform(post("/sign-in")
                                .param("username", "hualan")
                                .param("password", "kechuang-demo")
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .endsWith("/portal");
    }

    @Test
    @Order(11)
    void onlyTheAdministratorMovesTheClock() throws Exception {
        assertThat(mvc.perform(get("/portal/admin/clock").with(signedIn(CLERK)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        assertThat(mvc.perform(get("/portal/admin/clock").with(signedIn("sysadmin")))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("2026-03-02 09:0");
        assertThatThrownBy(() -> moves.byWorkdays(0, "sysadmin")).hasMessage("demo.clock.badDays");
    }

    @Test
    @Order(12)
    void fiveWorkingDaysPassInSecondsAndTimersGoOff() throws Exception {
        assertThat(moves.nextDeadline()).isAfter(clock.now());
        long started = System.nanoTime();
        assertThat(mvc.perform(post("/portal/admin/clock")
                                .param("move", "workdays")
                                .param("days", "5")
                                .with(signedIn("sysadmin"))
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/portal/admin/clock");
        moves.running().join();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
        assertThat(clock.today()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(moves.state().failed()).isFalse();
        assertThat(moves.state().fired())
                .extracting(DueWork.Fired::processId)
                .contains("public-notice", "formal-review");
        assertThat(work.failing()).isZero();
        assertThat(submitted())
                .filteredOn(one -> one.itemName().contains("山地采茶机"))
                .extracting(CaseSummary::status)
                .containsExactly(CaseStatus.NOTICE_PASSED);
        String page = mvc.perform(get("/portal/admin/clock").with(signedIn("sysadmin")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("2026-03-09", "KC-2025-");
    }

    @Test
    @Order(13)
    void demoModeNeedsAWordOnPostgres() {
        assertThatThrownBy(() -> DemoGuard.check("jdbc:postgresql://db/kechuang", false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("KECHUANG_DEMO_FORCE");
        DemoGuard.check("jdbc:postgresql://db/kechuang", true);
        DemoGuard.check("jdbc:h2:mem:x", false);
    }

    private Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        for (String table : List.of("nomination_case", "app_user", "unit", "payment_item", "audit_entry")) {
            counts.put(table, jdbc.queryForObject("select count(*) from " + table, Long.class));
        }
        return counts;
    }

    private static RequestPostProcessor signedIn(String role) {
        return user(role).authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
