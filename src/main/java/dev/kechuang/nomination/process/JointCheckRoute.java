package dev.kechuang.nomination.process;

import dev.kechuang.nomination.DepartmentStep;
import dev.kechuang.nomination.process.JointCheckProcess.Vars;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The three questions at the gateway "意见为何?", answered together; their variables live in the department's own branch. */
final class JointCheckRoute {

    private JointCheckRoute() {}

    static void set(VariableScope branch, DepartmentStep step) {
        Vars.VETO_PROPOSED.set(branch, step == DepartmentStep.VETO_PROPOSED);
        Vars.HELD.set(branch, step == DepartmentStep.HELD);
        Vars.DATA_MISSING.set(branch, step == DepartmentStep.NO_DATA);
    }
}
