package dev.kechuang.notice;

import static dev.kechuang.notice.NoticeWorld.DESK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;

import dev.kechuang.policy.DefaultPack;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.model.EditedPack;
import dev.kechuang.shared.Refusal;
import dev.kechuang.testsupport.Databases;
import org.junit.jupiter.api.Test;

/** An objection is judged by the measure its case was filed under, not by the one in force now. */
class OtherMeasureTest {

    /** The measure in which one row of the table, for a stated reason a refusal, admits instead. */
    private static PolicyPack admittingInRow(int row, String reason) {
        String answers = """
                        <outputEntry id="dmn_objection_admissibility_r%d_o1">
                          <text>"%s"</text>
                        </outputEntry>
                        <outputEntry id="dmn_objection_admissibility_r%d_o2">
                          <text>"%s"</text>
                """;
        return EditedPack.shipped()
                .with(
                        "dmn/objection-admissibility.dmn",
                        String.format(answers, row, "REJECT", row, reason),
                        String.format(answers, row, "ADMIT", row, "NONE"))
                .read();
    }

    @Test
    void objectionWithoutEvidenceIsRefusedOnlyWhereTheMeasureDemandsEvidence() {
        var world = new NoticeWorld(Databases.H2);
        world.propose(1);
        String no = world.object(world.published(), 1).objectionNo();

        given(world.policies.version(DefaultPack.read().ruleVersionId())).willReturn(admittingInRow(6, "NO_EVIDENCE"));
        assertThatThrownBy(() -> world.proceedings.decideAdmission(no, false, "NO_EVIDENCE", "未附证据", DESK))
                .isInstanceOf(Refusal.class)
                .hasMessage("notice.factsSayOtherwise");

        given(world.policies.version(DefaultPack.read().ruleVersionId())).willReturn(DefaultPack.read());
        world.proceedings.decideAdmission(no, false, "NO_EVIDENCE", "未附证据", DESK);
        assertThat(world.objections.detail(no, DESK).reasonCode()).isEqualTo("NO_EVIDENCE");
    }

    @Test
    void lateObjectionHoldsItsEntryWhereTheMeasureTakesIt() {
        var world = new NoticeWorld(Databases.H2);
        world.propose(2);
        String notice = world.published();
        world.at("2026-02-26T00:05");

        assertThat(world.object(notice, 1).reasonCode()).isEqualTo("LATE");
        given(world.policies.version(DefaultPack.read().ruleVersionId())).willReturn(admittingInRow(2, "LATE"));
        assertThat(world.object(notice, 2).held()).isTrue();
        assertThat(world.status(notice, 2)).isEqualTo(EntryStatus.HELD);
    }
}
