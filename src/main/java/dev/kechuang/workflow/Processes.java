package dev.kechuang.workflow;

import java.util.Collection;
import java.util.Map;

/** The way out of a module's {@code process} package into the engine; everything goes by business key. */
public interface Processes {

    /** Starts the process unless an instance with this key is alive. */
    void start(String processId, String businessKey, Map<ProcessVar<?>, Object> vars);

    /** Starts one instance a key in one engine command; keys with a living instance are left alone. */
    void startAll(String processId, Collection<String> businessKeys, Map<ProcessVar<?>, Object> vars);

    /** Delivers the message to the instance that waits for it; false when nobody waits. */
    boolean correlate(String messageName, String processId, String businessKey);

    /**
     * Completes the open task of this key on the user's behalf, claiming it first if it is free and the user is a candidate.
     * Refuses with {@code workflow.taskGone} or {@code workflow.notYourTask}; refusals of the face come out as they are.
     */
    void complete(String taskKey, String businessKey, String userId, Map<String, Object> fields);

    /** The same where parallel branches share key and business key: the qualifier is the branch's department. */
    void complete(String taskKey, String businessKey, String qualifier, String userId, Map<String, Object> fields);

    /** A deadline of the open task has moved in our rows: its due date and the timers on it are read anew. No task, no change. */
    void deadlineMoved(String taskKey, String businessKey);
}
