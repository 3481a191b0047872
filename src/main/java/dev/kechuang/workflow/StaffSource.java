package dev.kechuang.workflow;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Who exists and in which roles: implemented by the registry, read by the engine and its web apps. */
public interface StaffSource {

    /** Anyone who may sign in now, applicants included; empty for unknown and disabled accounts. */
    Optional<StaffMember> find(String userId);

    /** All enabled members of the office; applicants are never listed. */
    Collection<StaffMember> staff();

    /** Every role id of the office with its Chinese name. */
    Map<String, String> roleNames();

    /** True when accounts exist that still carry a demo password; outside demo mode the program then refuses to start. */
    default boolean hasDemoPasswords() {
        return false;
    }

    /** Roles of applicants have no place in the web apps. */
    static boolean isStaffRole(String role) {
        return !role.startsWith("applicant-");
    }
}
