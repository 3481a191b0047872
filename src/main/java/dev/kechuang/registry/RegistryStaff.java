package dev.kechuang.registry;

import dev.kechuang.workflow.StaffMember;
import dev.kechuang.workflow.StaffSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The registry's people as the engine and its web apps see them. */
@Component
class RegistryStaff implements StaffSource {

    private final AccountRows rows;
    private final Roles roles;

    RegistryStaff(NamedParameterJdbcTemplate jdbc, Roles roles) {
        this.rows = new AccountRows(jdbc);
        this.roles = roles;
    }

    @Override
    public Optional<StaffMember> find(String userId) {
        return rows.find(userId).filter(Account::enabled).map(RegistryStaff::member);
    }

    @Override
    public Collection<StaffMember> staff() {
        return rows.enabledStaff().stream().map(RegistryStaff::member).toList();
    }

    @Override
    public Map<String, String> roleNames() {
        var names = new LinkedHashMap<String, String>();
        roles.staff().forEach(role -> names.put(role.id(), role.chinese()));
        return names;
    }

    @Override
    public boolean hasDemoPasswords() {
        return rows.hasEnabledDemoPassword();
    }

    private static StaffMember member(Account account) {
        return new StaffMember(account.userId(), account.displayName(), account.email(), account.roles());
    }
}
