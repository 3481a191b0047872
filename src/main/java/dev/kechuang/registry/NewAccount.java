package dev.kechuang.registry;

import java.util.Set;
import java.util.UUID;

/** An account to create; a unit id for applicants, null for the office. */
public record NewAccount(
        String userId, String displayName, String email, String password, UUID unitId, Set<String> roles) {

    @Override
    public String toString() {
        return "NewAccount[" + userId + "]";
    }
}
