package dev.kechuang.registry;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/** At start: refuses public passwords outside demo mode, and creates the first administrator when there is none. */
@Order(0)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final Registry registry;
    private final RegistryStaff staff;
    private final RegistrySettings settings;

    FirstAdministrator(Accounts accounts, Registry registry, RegistryStaff staff, RegistrySettings settings) {
        this.accounts = accounts;
        this.registry = registry;
        this.staff = staff;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (settings.demo()) return;
        if (staff.hasDemoPasswords()) {
            throw new IllegalStateException("This database holds enabled accounts with public demo passwords; "
                    + "disable them or run with KECHUANG_DEMO=true");
        }
        if (!registry.usersWithRole(Role.SYSADMIN.id()).isEmpty()) return;
        if (settings.adminUser().isBlank()) {
            log.warn("There is no system administrator: set KECHUANG_ADMIN_USER and KECHUANG_ADMIN_PASSWORD");
            return;
        }
        accounts.create(
                new NewAccount(
                        settings.adminUser(),
                        settings.adminUser(),
                        null,
                        settings.adminPassword(),
                        null,
                        Set.of(Role.SYSADMIN.id())),
                "system");
        log.info("Created the first system administrator");
    }
}
