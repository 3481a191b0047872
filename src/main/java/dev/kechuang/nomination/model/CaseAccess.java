package dev.kechuang.nomination.model;

import dev.kechuang.registry.Registry;
import dev.kechuang.registry.RoleTitle;
import dev.kechuang.shared.Refusal;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Who may see and touch a case: the unit whose case it is, and the roles of domain 3.1 that work on it. */
@Component
public class CaseAccess {

    private static final Set<String> OFFICE = Set.of(
            "tech-clerk",
            "tech-section-head",
            "tech-bureau-head",
            "notice-officer",
            "objection-officer",
            "legal-reviewer",
            "gov-office",
            "finance-maker",
            "finance-checker",
            "payment-maker",
            "payment-checker",
            "integrity-officer",
            "archivist",
            "auditor");

    private final Registry registry;
    private final NamedParameterJdbcTemplate jdbc;

    public CaseAccess(Registry registry, NamedParameterJdbcTemplate jdbc) {
        this.registry = registry;
        this.jdbc = jdbc;
    }

    public void requireRole(String userId, String role) {
        if (!registry.hasRole(userId, role)) throw Refusal.notAllowed("nomination.roleMissing", role);
    }

    /** Somebody who acts for the unit of the case; others learn only that there is no such case. */
    public void requireUnit(CaseRecord one, String userId) {
        boolean own = registry.unitIdOfUser(userId).filter(one.unitId()::equals).isPresent();
        if (!own) throw Refusal.notFound("nomination.unknownCase");
    }

    public boolean worksInOffice(String userId) {
        return registry.rolesOf(userId).stream().anyMatch(OFFICE::contains);
    }

    /** The unit itself, the office, and the departments asked about this case; drafts belong to the unit alone. */
    public boolean mayRead(CaseRecord one, String userId) {
        if (registry.unitIdOfUser(userId).filter(one.unitId()::equals).isPresent()) return true;
        if (one.caseNo() == null) return false;
        Set<String> roles = registry.rolesOf(userId);
        if (roles.stream().anyMatch(OFFICE::contains)) return true;
        Set<String> departments =
                roles.stream().filter(RoleTitle::isDepartment).collect(java.util.stream.Collectors.toSet());
        return !departments.isEmpty() && asked(one.id(), departments);
    }

    public void requireReader(CaseRecord one, String userId) {
        if (!mayRead(one, userId)) throw Refusal.notFound("nomination.unknownCase");
    }

    private boolean asked(UUID caseId, Set<String> departments) {
        Integer rows = jdbc.queryForObject(
                "select count(*) from joint_check_department where case_id = :id and department in (:departments)",
                new MapSqlParameterSource("id", caseId).addValue("departments", departments),
                Integer.class);
        return rows != null && rows > 0;
    }
}
