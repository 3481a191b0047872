package dev.kechuang.workflow.canary.process;

import dev.kechuang.shared.Refusal;
import dev.kechuang.workflow.ProcessVar;
import dev.kechuang.workflow.TaskFields;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The completion of the guards' test model: remembers what it was handed, and refuses what it is told to. */
public class DecideCompletion implements TaskListener {

    /** Has the name of a form field on purpose. */
    public static final ProcessVar<String> DECISION = ProcessVar.text("decision");

    private final List<String> handed = new ArrayList<>();

    @Override
    public void notify(DelegateTask task) {
        var fields = TaskFields.of(task);
        if (fields.optionalText("reason").filter("拒绝我"::equals).isPresent()) {
            throw Refusal.conflict("workflow.taskGone");
        }
        handed.add(fields.userId() + ":" + fields.text("decision") + ":"
                + fields.optionalText("reason").orElse("-") + ":" + fields.flag("urgent"));
        DECISION.set(task, fields.text("decision"));
    }

    public List<String> handed() {
        return handed;
    }
}
