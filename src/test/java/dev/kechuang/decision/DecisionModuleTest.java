package dev.kechuang.decision;

import static dev.kechuang.decision.DecisionWorld.CLERK;
import static dev.kechuang.notice.NoticeWorld.DESK;
import static dev.kechuang.notice.NoticeWorld.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.kechuang.notice.StoredDocument;
import dev.kechuang.shared.Money;
import dev.kechuang.testsupport.Databases;
import dev.kechuang.workflow.TokenQueue.Pending;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionModuleTest {

    private static final String SUMMARY = "各项工作取得新进展。";

    /** Acceptance scenario 15. */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario15OnlyTheDisputedEntryWaitsAndJoinsTheNextListOnceItsObjectionIsDismissed(Databases kind) {
        var world = new DecisionWorld(kind, 10_000_000);
        world.notice.propose(40);
        String no = world.notice.published();
        String objection = world.notice.object(no, 7).objectionNo();
        world.notice.at("2026-02-26T00:00");
        world.notice.notices.close(no);
        verify(world.notice.nominations).noticePassed(argThat(cases -> cases.size() == 39));

        String first = world.decisions.assemble(2026, CLERK);
        world.approve(first);
        world.decisions.number(first, "X政发〔2026〕8号", SUMMARY, "gov");
        world.decisions.issue(first);
        assertThat(world.decisions.entries(first))
                .hasSize(39)
                .noneMatch(entry -> entry.caseNo().text().equals("KC-2026-C01-000007"));
        assertThat(world.decisions.list(first).total()).isEqualTo(Money.ofYuan(39 * 150_000L));
        assertThat(world.decisions.waiting(2026)).isZero();

        world.notice.at("2026-03-20T15:00"); // 25 working days after the objection, within 60 days
        var proceedings = world.notice.proceedings;
        proceedings.decideAdmission(objection, true, null, null, DESK);
        proceedings.recordSilence(objection);
        proceedings.investigate(objection, "调阅发票", "发票真实", false, DESK);
        proceedings.rule(objection, false, "第二十条", HEAD);
        proceedings.applyRuling(objection);

        String second = world.decisions.assemble(2026, CLERK);
        assertThat(world.decisions.entries(second))
                .singleElement()
                .satisfies(entry -> assertThat(entry.caseNo().text()).isEqualTo("KC-2026-C01-000007"));
        world.approve(second);
        world.decisions.number(second, "X政发〔2026〕9号", SUMMARY, "gov");
        world.decisions.issue(second);
        assertThat(world.decisions.award("KC-2026-C01-000007").docNo()).isEqualTo("X政发〔2026〕9号");
        assertThat(world.budgetLines.line(world.line).reserved()).isEqualTo(Money.ofYuan(40 * 150_000L));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anIssuedDecisionIsPublishedAwardedAndSentToPayment(Databases kind) {
        var world = new DecisionWorld(kind, 1_000_000);
        world.noticed(2);
        String list = world.decisions.assemble(2026, CLERK);
        assertThat(list).isEqualTo("JD-2026-001");
        assertThatThrownBy(() -> world.decisions.published(list)).hasMessage("decision.unknown");
        world.approve(list);
        world.decisions.number(list, " X政发〔2026〕8号 ", SUMMARY, "gov");
        assertThatThrownBy(() -> world.decisions.award("KC-2026-C01-000001")).hasMessage("decision.noAward");
        world.decisions.issue(list);
        world.decisions.issue(list);

        StoredDocument document = world.decisions.published(list);
        assertThat(StoredDocument.sha256(document.bytes())).isEqualTo(document.sha256());
        assertThat(world.decisions.list(list).documentSha256()).isEqualTo(document.sha256());
        assertThat(document.text())
                .contains("X政发〔2026〕8号", "区政府第12次常务会议", "300,000.00", "叁拾万元整", SUMMARY)
                .doesNotContain("科学技术奖");
        Award award = world.decisions.award("KC-2026-C01-000002");
        assertThat(award.amount()).isEqualTo(Money.ofYuan(150_000));
        assertThat(award.decidedOn()).isEqualTo(LocalDate.of(2026, 2, 26));
        verify(world.notice.nominations, times(1)).decided(any(), eq("X政发〔2026〕8号"));
        assertThat(world.notice.tokens.pending())
                .contains(
                        new Pending(null, "government-decision", list),
                        new Pending(null, "payment-item", "KC-2026-C01-000001-P"),
                        new Pending(null, "payment-item", "KC-2026-C01-000002-P"));
        assertThat(world.decisions.search("甲2科技", 2026, 0, 10).decisions())
                .extracting(AwardList::no)
                .containsExactly(list);
        assertThat(world.decisions.search("nobody", null, 0, 10).total()).isZero();
        assertThatThrownBy(() -> world.decisions.assemble(2026, CLERK)).hasMessage("decision.nothingPassed");
    }

    /** Acceptance scenario 18: what the public has not read is not numbered. */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void scenario18AnEntryTheMeetingAddsStopsTheNumber(Databases kind) {
        var world = new DecisionWorld(kind, 1_000_000);
        world.noticed(1);
        String list = world.decisions.assemble(2026, CLERK);
        world.approve(list);
        world.notice.jdbc.update(
                "insert into award_entry (id, list_no, serial, case_no, live_case_no, notice_no, unit_id, unit_name,"
                        + " uscc, category_code, category_name, item_name, clause, amount_fen) select :id, list_no, 2,"
                        + " 'KC-2026-C01-000099', 'KC-2026-C01-000099', notice_no, unit_id, unit_name, uscc,"
                        + " category_code, category_name, item_name, clause, amount_fen from award_entry",
                Map.of("id", UUID.randomUUID()));

        assertThatThrownBy(() -> world.decisions.number(list, "X政发〔2026〕8号", SUMMARY, "gov"))
                .hasMessage("decision.differsFromNotice");
    }

    @ParameterizedTest
    @CsvSource({
        "H2, update award_entry set amount_fen = amount_fen + 1",
        "POSTGRESQL, update award_entry set clause = '第十三条'",
        "POSTGRESQL, update notice_entry set amount_fen = amount_fen + 100",
        "H2, update notice_entry set status = 'REMOVED'",
        "H2, update notice_entry set status = 'HELD'",
        "POSTGRESQL, update award_list set total_fen = total_fen + 1",
        "H2, update award_list set noticed_sha256 = 'x'"
    })
    void anyDifferenceFromTheNoticeStopsTheNumber(Databases kind, String tampering) {
        var world = new DecisionWorld(kind, 1_000_000);
        world.noticed(1);
        String list = world.decisions.assemble(2026, CLERK);
        world.approve(list);
        world.notice.jdbc.update(tampering, Map.of());

        assertThatThrownBy(() -> world.decisions.number(list, "X政发〔2026〕8号", SUMMARY, "gov"))
                .hasMessage("decision.differsFromNotice");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theNumberIsWellFormedOfThisYearAndUnique(Databases kind) {
        var world = new DecisionWorld(kind, 1_000_000);
        world.noticed(1);
        String list = world.decisions.assemble(2026, CLERK);
        world.approve(list);

        for (String wrong : new String[] {"X政发[2026]8号", "X政发〔2026〕08号", "第X政发〔2026〕8", "", null})
            assertThatThrownBy(() -> world.decisions.number(list, wrong, SUMMARY, "gov"))
                    .hasMessage("decision.docNoFormat");
        assertThatThrownBy(() -> world.decisions.number(list, "X政发〔2025〕8号", SUMMARY, "gov"))
                .hasMessage("decision.docNoYear");
        assertThatThrownBy(() -> world.decisions.number(list, "X政发〔2026〕8号", "获科学技术奖。", "gov"))
                .hasMessage("decision.forbiddenWording");
        assertThatThrownBy(() -> world.decisions.number(list, "X政发〔2026〕8号", "联系13800001234。", "gov"))
                .hasMessage("decision.personalNumbers");
        world.decisions.number(list, "X政发〔2026〕8号", SUMMARY, "gov");
        world.decisions.issue(list);

        world.notice.at("2026-03-01T10:00");
        world.notice.proposed.clear();
        world.notice.proposed.add(world.notice.proposal(50));
        String notice = world.notice.published();
        world.notice.clock.set(world.notice.notices.deadlineOf(notice));
        world.notice.notices.close(notice);
        String second = world.decisions.assemble(2026, CLERK);
        world.approve(second);
        assertThatThrownBy(() -> world.decisions.number(second, "X政发〔2026〕8号", SUMMARY, "gov"))
                .hasMessage("decision.docNoTaken");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aListBeyondTheBudgetEndsAndFreesItsEntries(Databases kind) {
        var world = new DecisionWorld(kind, 299_999);
        world.noticed(2);
        String list = world.decisions.assemble(2026, CLERK);
        assertThatThrownBy(() -> world.budget.confirm(list, Map.of(), "", "maker"))
                .hasMessage("decision.lineMissing");

        assertThat(world.cover(list)).isFalse();

        assertThat(world.decisions.list(list).status()).isEqualTo(ListStatus.BUDGET_SHORT);
        assertThat(world.budgetLines.line(world.line).reserved()).isEqualTo(Money.ZERO);
        world.budgetLines.setTotal(world.line, Money.ofYuan(300_000), "finance");
        String again = world.decisions.assemble(2026, CLERK);
        assertThat(world.cover(again)).isTrue();
        assertThat(world.budgetLines.available(world.line)).isEqualTo(Money.ZERO);
        assertThat(world.budget.totals(again))
                .singleElement()
                .satisfies(total -> assertThat(total.budgetLineId()).isEqualTo(world.line));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoConfirmsTheBudgetDoesNotCheckIt(Databases kind) {
        var world = new DecisionWorld(kind, 1_000_000);
        world.noticed(1);
        String list = world.decisions.assemble(2026, CLERK);
        world.budget.confirm(list, Map.of("C01", world.line), "", "maker");

        assertThatThrownBy(() -> world.budget.check(list, true, "maker")).hasMessage("decision.makerChecks");
        assertThat(world.budget.check(list, false, "checker")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aReturnedListGivesTheMoneyBackAndItsEntriesJoinAnother(Databases kind) {
        var world = new DecisionWorld(kind, 1_000_000);
        world.noticed(2);
        String list = world.decisions.assemble(2026, CLERK);
        world.cover(list);
        assertThatThrownBy(() -> world.decisions.recordMinutes(
                        list, MeetingOutcome.RETURN, "n", "m", LocalDate.of(2026, 2, 26), " ", "gov"))
                .hasMessage("decision.reasonMissing");
        assertThat(world.meet(list, MeetingOutcome.RETURN)).isFalse();
        world.decisions.returnList(list);
        world.decisions.returnList(list);

        assertThat(world.budgetLines.line(world.line).reserved()).isEqualTo(Money.ZERO);
        verify(world.notice.nominations, never()).govRejected(any(), anyString());
        assertThat(world.decisions.entries(world.decisions.assemble(2026, CLERK)))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aRejectedListEndsItsCases(Databases kind) {
        var world = new DecisionWorld(kind, 1_000_000);
        world.noticed(1);
        String list = world.decisions.assemble(2026, CLERK);
        world.cover(list);
        world.meet(list, MeetingOutcome.REJECT);
        world.decisions.returnList(list);

        verify(world.notice.nominations).govRejected(any(), anyString());
        assertThat(world.budgetLines.line(world.line).reserved()).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> world.decisions.assemble(2026, CLERK)).hasMessage("decision.nothingPassed");
    }
}
