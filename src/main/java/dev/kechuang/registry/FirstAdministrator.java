package dev.kechuang.registry;

import dev.kechuang.shared.Refusal;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * At the first start in production: an administrator from the environment, when there is none yet. A password that no
 * account may have stops the start before the first page is served.
 */
class FirstAdministrator implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final Registry registry;
    private final RegistrySettings settings;
    private boolean started;

    FirstAdministrator(Accounts accounts, Registry registry, RegistrySettings settings) {
        this.accounts = accounts;
        this.registry = registry;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (!settings.demo()) create();
        started = true;
    }

    private void create() {
        if (!registry.usersWithRole(Role.SYSADMIN.id()).isEmpty()) return;
        if (settings.adminUser().isBlank()) {
            log.warn("There is no system administrator: set KECHUANG_ADMIN_USER and KECHUANG_ADMIN_PASSWORD");
            return;
        }
        try {
            accounts.create(
                    new NewAccount(
                            settings.adminUser(),
                            settings.adminUser(),
                            null,
                            settings.adminPassword(),
                            null,
                            Set.of(Role.SYSADMIN.id())),
                    "system");
        } catch (Refusal refusal) {
            throw new IllegalStateException(
                    "KECHUANG_ADMIN_USER or KECHUANG_ADMIN_PASSWORD is not acceptable (" + refusal.key()
                            + "): a user id has 3 to 40 lower-case letters, digits and hyphens; a password has at least "
                            + AccountRules.PASSWORD_MIN
                            + " characters, is not trivial and does not contain the user id.",
                    refusal);
        }
        log.info("Created the first system administrator");
    }

    @Override
    public void stop() {
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** Before the web server opens its port. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 8_192;
    }
}
