package dev.kechuang.workflow.signin;

import dev.kechuang.workflow.StaffSource;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Role ids of a signed-in person, read from authorities of the form {@code ROLE_<role id>}. */
final class Roles {

    static final String OPERATOR = "sysadmin";

    private static final String PREFIX = "ROLE_";

    private Roles() {}

    static List<String> of(Authentication person) {
        if (person == null || !person.isAuthenticated()) return List.of();
        return person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(PREFIX) && !authority.equals("ROLE_ANONYMOUS"))
                .map(authority -> authority.substring(PREFIX.length()))
                .toList();
    }

    static boolean staff(Authentication person) {
        return of(person).stream().anyMatch(StaffSource::isStaffRole);
    }

    static boolean applicant(Authentication person) {
        return of(person).stream().anyMatch(role -> !StaffSource.isStaffRole(role));
    }

    static boolean operator(Authentication person) {
        return of(person).contains(OPERATOR);
    }
}
