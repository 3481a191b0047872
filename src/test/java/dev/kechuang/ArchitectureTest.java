package dev.kechuang;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The dependency rules of the house: modules, the seam to the engine, and what a process package may see. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.kechuang");

    /** The full check of a policy pack asks FEEL itself. */
    private static final String SECOND_OPINION = "dev\\.kechuang\\.policy\\.table\\.FeelOpinion(\\$.*)?";

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(KechuangApplication.class).verify();
    }

    @Test
    void onlyTheSeamAndTheBoxesKnowTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..workflow..", "..process..", "dev.kechuang.form..")
                .and()
                .haveNameNotMatching(SECOND_OPINION)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.kechuang.form..")
                .or()
                .haveNameMatching(SECOND_OPINION)
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("are engine classes other than FEEL") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().startsWith("org.camunda")
                                && !type.getPackageName().startsWith("org.camunda.feel");
                    }
                })
                .check(CLASSES);
    }

    @Test
    void aBoxSeesOnlyItsOwnFace() {
        classes()
                .that()
                .resideInAPackage("..process..")
                .should(new ArchCondition<>("see only its module's root, itself and the seam") {
                    @Override
                    public void check(JavaClass box, ConditionEvents events) {
                        var process = box.getPackageName();
                        var module = process.substring(0, process.lastIndexOf('.'));
                        box.getDirectDependenciesFromSelf().stream()
                                .filter(use ->
                                        use.getTargetClass().getPackageName().startsWith("dev.kechuang"))
                                .filter(use -> {
                                    var target = use.getTargetClass().getPackageName();
                                    return !target.equals(process)
                                            && !target.equals(module)
                                            && !target.equals("dev.kechuang.workflow")
                                            && !target.equals("dev.kechuang.shared");
                                })
                                .forEach(use -> events.add(SimpleConditionEvent.violated(box, use.getDescription())));
                    }
                })
                .check(CLASSES);
    }

    @Test
    void moduleInnerPackagesDoNotCircle() {
        slices().matching("dev.kechuang.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void moneyIsNeverFloatingPoint() {
        noClasses()
                .that()
                .resideInAnyPackage("..shared..", "..policy..", "..decision..", "..payout..", "..campaign..")
                .should(new ArchCondition<>("use double or float") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getFields().stream()
                                .filter(field -> isFloating(field.getRawType()))
                                .forEach(
                                        field -> events.add(SimpleConditionEvent.satisfied(type, field.getFullName())));
                        type.getMethods().stream()
                                .filter(method -> isFloating(method.getRawReturnType())
                                        || method.getRawParameterTypes().stream()
                                                .anyMatch(ArchitectureTest::isFloating))
                                .forEach(method ->
                                        events.add(SimpleConditionEvent.satisfied(type, method.getFullName())));
                    }
                })
                .check(CLASSES);
    }

    private static boolean isFloating(JavaClass type) {
        return type.isEquivalentTo(double.class)
                || type.isEquivalentTo(float.class)
                || type.isEquivalentTo(Double.class)
                || type.isEquivalentTo(Float.class);
    }
}
