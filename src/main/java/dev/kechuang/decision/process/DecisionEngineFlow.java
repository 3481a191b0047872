package dev.kechuang.decision.process;

import dev.kechuang.decision.DecisionFlow;
import dev.kechuang.workflow.Processes;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Outgoing: finance's steps from the portal, as completions of their tasks. */
@Component
class DecisionEngineFlow implements DecisionFlow {

    private final Processes processes;

    DecisionEngineFlow(Processes processes) {
        this.processes = processes;
    }

    @Override
    public void confirmBudget(String listNo, Map<String, UUID> lineOfCategory, String note, String userId) {
        processes.complete(
                GovernmentDecisionProcess.Elements.CONFIRM_BUDGET,
                listNo,
                userId,
                Map.of("lines", BudgetChoice.write(lineOfCategory), "note", note == null ? "" : note));
    }

    @Override
    public void checkBudget(String listNo, boolean agreed, String userId) {
        processes.complete(GovernmentDecisionProcess.Elements.CHECK_BUDGET, listNo, userId, Map.of("agreed", agreed));
    }
}
