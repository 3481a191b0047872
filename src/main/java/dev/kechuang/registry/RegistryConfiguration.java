package dev.kechuang.registry;

import dev.kechuang.shared.SecretCipher;
import dev.kechuang.shared.TryLimit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Secrets and start-up checks of the registry. */
@Configuration
class RegistryConfiguration {

    @Bean
    SecretCipher secretCipher(
            @Value("${kechuang.secrets.account-key:${KECHUANG_ACCOUNT_KEY:}}") String key,
            @Value("${kechuang.demo.enabled:false}") boolean demo,
            @Value("${kechuang.data-dir:./data}") Path dataDir) {
        return AccountKey.cipher(key, demo, dataDir);
    }

    /** Twenty registrations from one place at once, corrections included, then one every half minute. */
    @Bean
    TryLimit registrations() {
        return new TryLimit(20, Duration.ofSeconds(30), 10_000, Clock.systemUTC());
    }

    @Bean
    FirstAdministrator firstAdministrator(
            Accounts accounts,
            Registry registry,
            @Value("${kechuang.demo.enabled:false}") boolean demo,
            @Value("${KECHUANG_ADMIN_USER:}") String adminUser,
            @Value("${KECHUANG_ADMIN_PASSWORD:}") String adminPassword) {
        return new FirstAdministrator(accounts, registry, new RegistrySettings(demo, adminUser, adminPassword));
    }
}
