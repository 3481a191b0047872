package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.kechuang.audit.AuditTrail;
import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.policy.model.PolicyDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The module in Spring behind its own migration, and what its classes may not use. */
class PolicyWiringTest {

    @Configuration
    @ComponentScan(basePackageClasses = {Policies.class, PolicyDatabase.class})
    static class PolicyModule {}

    @Test
    void packIsPublishedAfterTheMigrationAndBeforeAnybodyAsks() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        FlywayAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=jdbc:h2:mem:policy-wiring",
                        "spring.flyway.locations=classpath:db/migration/policy")
                .withBean(BusinessClock.class, () -> BusinessClock.fixedAt(Instant.parse("2026-05-05T00:00:00Z")))
                .withBean(AuditTrail.class, () -> mock(AuditTrail.class))
                .withBean(PolicyStaff.class, () -> mock(PolicyStaff.class))
                .withUserConfiguration(PolicyModule.class)
                .run(node -> assertThat(node.getBean(Policies.class)
                                .current()
                                .category("C04")
                                .nameZh())
                        .isEqualTo("科技创新平台认定奖励"));
    }

    @Test
    void noFloatingPointTouchesMoney() {
        JavaClasses policy = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.kechuang.policy");
        List<String> inexact = Stream.of("float", "double", "java.lang.Float", "java.lang.Double")
                .toList();
        for (JavaClass one : policy) {
            assertThat(one.getCodeUnitCallsFromSelf().stream()
                            .flatMap(call -> Stream.concat(
                                    call.getTarget().getRawParameterTypes().stream(),
                                    Stream.of(call.getTarget().getRawReturnType())))
                            .map(JavaClass::getName))
                    .as(one.getName())
                    .doesNotContainAnyElementsOf(inexact);
            assertThat(one.getFields().stream().map(field -> field.getRawType().getName()))
                    .as(one.getName())
                    .doesNotContainAnyElementsOf(inexact);
        }
    }
}
