package dev.kechuang.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Every role there is: those that all districts have, and the departments that the published measures name. */
@Service
public class Roles {

    private final DepartmentRoles departments;

    public Roles(DepartmentRoles departments) {
        this.departments = departments;
    }

    public List<RoleTitle> all() {
        return Stream.concat(
                        Arrays.stream(Role.values()).map(Role::title),
                        departments.all().stream().filter(RoleTitle::department))
                .toList();
    }

    /** Those of the office and the departments. */
    public List<RoleTitle> staff() {
        return all().stream().filter(role -> !role.applicant()).toList();
    }

    public Optional<RoleTitle> find(String id) {
        return all().stream().filter(role -> role.id().equals(id)).findFirst();
    }

    /** The id itself where nobody knows the role. */
    public String nameOf(String id, String language) {
        return find(id).map(role -> role.name(language)).orElse(id);
    }
}
