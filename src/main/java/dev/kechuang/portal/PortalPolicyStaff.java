package dev.kechuang.portal;

import dev.kechuang.policy.PolicyStaff;
import dev.kechuang.registry.Registry;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ties the measure to the register of people, which know nothing of each other. */
@Component
class PortalPolicyStaff implements PolicyStaff {

    private final Registry registry;

    PortalPolicyStaff(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Set<String> rolesOf(String userId) {
        return registry.rolesOf(userId);
    }

    @Override
    public Map<String, String> names(Collection<String> userIds) {
        return registry.displayNames(userIds);
    }
}
