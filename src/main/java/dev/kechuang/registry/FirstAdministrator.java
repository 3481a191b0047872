package dev.kechuang.registry;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/** At the first start in production: an administrator from the environment, when there is none yet. */
@Order(0)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final Registry registry;
    private final RegistrySettings settings;

    FirstAdministrator(Accounts accounts, Registry registry, RegistrySettings settings) {
        this.accounts = accounts;
        this.registry = registry;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (settings.demo()) return;
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
