package dev.kechuang.decision;

import static dev.kechuang.decision.DecisionWorld.CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.testsupport.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who hears what of a list on its way through finance and government, read from the outbox. */
class DecisionMessagesTest {

    private static final String CASE_1 = "KC-2026-C01-000001";

    @ParameterizedTest
    @EnumSource(Databases.class)
    void eachDeskHearsThatTheListHasReachedItAndTheUnitHearsTheDecision(Databases kind) {
        var world = new DecisionWorld(kind, 1_000_000);
        world.noticed(1);
        String list = world.decisions.assemble(2026, CLERK);
        world.approve(list);
        world.decisions.number(list, "X政发〔2026〕8号", "", "gov");
        world.decisions.issue(list);
        world.decisions.issue(list);

        String page = " /portal/office/decisions/" + list;
        assertThat(world.notice.told(null))
                .filteredOn(told -> told.contains(" decision."))
                .containsExactlyInAnyOrder(
                        "finance-maker decision.notice.budgetWanted" + page,
                        "finance-checker decision.notice.budgetCheckWanted" + page,
                        "gov-office decision.notice.minutesWanted" + page,
                        "tech-bureau-head decision.notice.numbered" + page);
        assertThat(world.notice.told(CASE_1))
                .filteredOn(told -> told.contains(" decision."))
                .containsExactly("unit decision.notice.decided /public/decisions/" + list);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whoAssembledHearsOfTheReturnAndTheUnitOfTheRejection(Databases kind) {
        var world = new DecisionWorld(kind, 1_000_000);
        world.noticed(1);
        String returned = world.decisions.assemble(2026, CLERK);
        world.cover(returned);
        world.meet(returned, MeetingOutcome.RETURN);
        world.decisions.returnList(returned);
        String rejected = world.decisions.assemble(2026, CLERK);
        world.cover(rejected);
        world.meet(rejected, MeetingOutcome.REJECT);
        world.decisions.returnList(rejected);

        assertThat(world.notice.told(null))
                .contains(
                        CLERK + " decision.notice.listReturned /portal/office/decisions/" + returned,
                        CLERK + " decision.notice.listRejected /portal/office/decisions/" + rejected);
        assertThat(world.notice.told(CASE_1))
                .filteredOn(told -> told.contains(" decision."))
                .containsExactly("unit decision.notice.govRejected /portal/my/by-no/" + CASE_1);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void theSectionHeadHearsThatTheBudgetIsShort(Databases kind) {
        var world = new DecisionWorld(kind, 1);
        world.noticed(1);
        String list = world.decisions.assemble(2026, CLERK);
        assertThat(world.cover(list)).isFalse();
        assertThat(world.notice.told(null))
                .contains("tech-section-head decision.notice.budgetShort /portal/office/decisions/" + list);
    }
}
