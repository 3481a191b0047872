package dev.kechuang.decision;

import java.util.Map;
import java.util.UUID;

/** Steps of the module's process that finance takes in the portal; the task's completion calls the face. */
public interface DecisionFlow {

    void confirmBudget(String listNo, Map<String, UUID> lineOfCategory, String note, String userId);

    void checkBudget(String listNo, boolean agreed, String userId);
}
