package dev.kechuang.portal;

import dev.kechuang.policy.Department;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.DepartmentRoles;
import dev.kechuang.registry.RoleTitle;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Ties the registry to the measures: a department that any published version asks has accounts and tasks, because cases of
 * that version still run; its name is that of the version that came into force last.
 */
@Component
class PortalDepartments implements DepartmentRoles {

    private final Policies policies;

    PortalDepartments(Policies policies) {
        this.policies = policies;
    }

    @Override
    public List<RoleTitle> all() {
        Map<String, RoleTitle> departments = new LinkedHashMap<>();
        policies.all().stream()
                .sorted(Comparator.comparing(PolicyPack::effectiveFrom).thenComparing(PolicyPack::ruleVersionId))
                .flatMap(pack -> pack.departments().stream())
                .forEach(department -> departments.put(department.id(), title(department)));
        return List.copyOf(departments.values());
    }

    private static RoleTitle title(Department department) {
        return new RoleTitle(department.id(), department.nameZh(), department.nameEn());
    }
}
