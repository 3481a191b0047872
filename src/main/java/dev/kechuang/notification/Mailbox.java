package dev.kechuang.notification;

import java.util.Set;
import java.util.UUID;

/** Whose messages: the person's own, those of the unit (or null) and those of the roles. */
public record Mailbox(String userId, UUID unitId, Set<String> roles) {}
