package dev.kechuang.decision.process;

import dev.kechuang.workflow.TaskPages;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where the portal works this module's tasks. */
@Component
class DecisionTaskPages implements TaskPages {

    @Override
    public Map<String, String> taskPages() {
        return Map.of(
                GovernmentDecisionProcess.Elements.CONFIRM_BUDGET, "/portal/office/decisions/{businessKey}",
                GovernmentDecisionProcess.Elements.CHECK_BUDGET, "/portal/office/decisions/{businessKey}");
    }
}
