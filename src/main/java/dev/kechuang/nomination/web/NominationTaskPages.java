package dev.kechuang.nomination.web;

import dev.kechuang.workflow.TaskPages;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where the tasks of this module are worked that are not worked in Tasklist. */
@Component
class NominationTaskPages implements TaskPages {

    private static final String OWN = "/portal/my/by-no/{businessKey}/";

    @Override
    public Map<String, String> taskPages() {
        return Map.of(
                "userTask_confirmEntitlement", OWN + "entitlement",
                "userTask_confirmDeferredEntitlement", OWN + "entitlement",
                "userTask_correctNomination", OWN + "correction",
                "userTask_stateOnVeto", OWN + "statement",
                "userTask_decideProposal", "/portal/office/meeting");
    }
}
