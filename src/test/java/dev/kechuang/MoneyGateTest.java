package dev.kechuang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.kechuang.shared.TryLimit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No floating point where money is: not declared, not returned, not asked for. Local variables are Checkstyle's (moneyIsExact). */
class MoneyGateTest {

    private static final ArchRule EXACT = ArchRuleDefinition.noClasses()
            .should(new ArchCondition<>("hold, take, give or ask for a float or a double") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getFields().stream()
                            .filter(field -> floating(field.getRawType()))
                            .forEach(field -> events.add(SimpleConditionEvent.satisfied(type, field.getFullName())));
                    for (JavaCodeUnit unit : type.getCodeUnits()) {
                        boolean declared = floating(unit.getRawReturnType())
                                || unit.getRawParameterTypes().stream().anyMatch(MoneyGateTest::floating);
                        if (declared) events.add(SimpleConditionEvent.satisfied(type, unit.getFullName()));
                        unit.getCallsFromSelf().stream()
                                .filter(call -> floating(call.getTarget().getRawReturnType())
                                        || call.getTarget().getRawParameterTypes().stream()
                                                .anyMatch(MoneyGateTest::floating))
                                .forEach(call ->
                                        events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
                    }
                }
            });

    private static boolean floating(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return element.isEquivalentTo(double.class)
                || element.isEquivalentTo(float.class)
                || element.isEquivalentTo(Double.class)
                || element.isEquivalentTo(Float.class);
    }

    @Test
    void moneyPackagesAreExact() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        "dev.kechuang.policy", "dev.kechuang.payout", "dev.kechuang.decision", "dev.kechuang.shared")
                // the load factor of a hash map is no money
                .that(DescribedPredicate.describe(
                        "count no tries", type -> !type.getName().startsWith(TryLimit.class.getName())));
        assertThat(classes.size()).isGreaterThan(100);
        EXACT.check(classes);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                InField.class,
                InParameter.class,
                InReturn.class,
                InCall.class,
                InConstructor.class,
                InArray.class
            })
    void gateCatchesWhatItIsFor(Class<?> wrong) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> EXACT.check(new ClassFileImporter().importClasses(wrong)));
    }

    /** The pattern of the style check, tried where no class file shows it. */
    @Test
    void styleCheckCatchesLocalVariables() throws IOException {
        String rules = Files.readString(Path.of("src/checks/checkstyle.xml"));
        Matcher found = Pattern.compile("id\" value=\"moneyIsExact\"/>\\s*<property name=\"format\" value=\"([^\"]+)\"")
                .matcher(rules);
        assertThat(found.find()).isTrue();
        Pattern exact = Pattern.compile(found.group(1).replace("&quot;", "\"").replace("&lt;", "<"));
        for (String wrong : new String[] {
            "double sum = 0;", "for (float x : xs)", "(double) fen", "Double.valueOf(x)", "x.doubleValue()"
        }) {
            assertThat(exact.matcher(wrong).find()).as(wrong).isTrue();
        }
        for (String right : new String[] {"BigDecimal sum", "doubled(x)", "case DOUBLE", "\"double\", NUMBER"}) {
            assertThat(exact.matcher(right).find()).as(right).isFalse();
        }
    }

    private static final class InField {
        private Double rate;
    }

    private static final class InParameter {
        void take(float rate) {}
    }

    private static final class InReturn {
        double give() {
            return 0;
        }
    }

    private static final class InCall {
        BigDecimal ask(BigDecimal rate) {
            return BigDecimal.valueOf(rate.doubleValue());
        }
    }

    private static final class InConstructor {
        InConstructor(double rate) {}
    }

    private static final class InArray {
        private float[] rates;
    }
}
