package dev.kechuang.demo;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A demo on a production database would open it to everybody: refused before the first connection is made. */
@Configuration(proxyBeanMethods = false)
@DemoPart
class DemoGuard {

    @Bean
    static BeanFactoryPostProcessor demoOnlyOnItsOwnDatabase(Environment environment) {
        check(
                environment.getProperty("spring.datasource.url", ""),
                environment.getProperty("kechuang.demo.force", Boolean.class, false));
        return beans -> {};
    }

    static void check(String databaseUrl, boolean forced) {
        if (databaseUrl.startsWith("jdbc:postgresql:") && !forced)
            throw new IllegalStateException("Demo mode (KECHUANG_DEMO) with public passwords does not start on"
                    + " PostgreSQL. Turn it off, or set KECHUANG_DEMO_FORCE=true if this database holds nothing real.");
    }
}
