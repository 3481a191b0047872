package dev.kechuang.workflow;

import java.util.Set;

/** A person who may sign in, as the engine and its web apps know one; roles are the engine's groups. */
public record StaffMember(String userId, String name, String email, Set<String> roles) {

    public StaffMember {
        roles = Set.copyOf(roles);
    }

    /** Whether the person belongs to the office: any role besides those of applicants. */
    public boolean staff() {
        return roles.stream().anyMatch(StaffSource::isStaffRole);
    }
}
