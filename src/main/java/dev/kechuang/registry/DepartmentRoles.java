package dev.kechuang.registry;

import java.util.List;

/** The joint-check departments of every published measure; the front implements it, so that this module knows no measure. */
public interface DepartmentRoles {

    /** Ids look like {@code dept-tax}; each once. */
    List<RoleTitle> all();
}
