package dev.kechuang.workflow;

import java.time.Instant;
import java.util.UUID;

/** One human task as the inbox lists it; {@code doneAt} is null while it is open, {@code qualifier} names the department of a branch. */
public record InboxTask(
        String id,
        String taskKey,
        String taskName,
        String processId,
        String businessKey,
        String candidateRole,
        String assignee,
        String qualifier,
        Instant createdAt,
        Instant dueAt,
        Instant doneAt,
        UUID applicantUnit) {}
