package dev.kechuang.workflow.guard;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;

/**
 * Work that lost a race against other work of the same case is due again at once. The engine would put it off as if it had
 * failed, and two departments answering in the same second would hold a case up for minutes.
 */
final class LostRaces extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return lost(failure) ? new Again(jobId) : super.getCommand(jobId, failure);
    }

    private static boolean lost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException) return true;
        }
        return false;
    }

    /** Frees the job and changes nothing else: neither its retries nor when it is due. */
    record Again(String jobId) implements Command<Object> {

        @Override
        public Object execute(CommandContext context) {
            return new UnlockJobCmd(jobId).execute(context);
        }
    }
}
