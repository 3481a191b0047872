package dev.kechuang.registry;

import java.util.SortedSet;
import java.util.UUID;

/** A person's account without its secret. */
public record Account(
        String userId,
        String displayName,
        String email,
        UUID unitId,
        boolean enabled,
        boolean demoPassword,
        SortedSet<String> roles) {}
