package dev.kechuang.registry;

import dev.kechuang.shared.Email;
import dev.kechuang.shared.Mobile;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Uscc;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a registration as typed; all problems at once. */
final class RegistrationCheck {

    private final List<Problem> problems = new ArrayList<>();

    private RegistrationCheck() {}

    static List<Problem> of(UnitRegistration registration, Towns towns, LocalDate today) {
        var check = new RegistrationCheck();
        var unit = registration.unit();
        Uscc.problem(unit.uscc()).ifPresent(key -> check.add("uscc", key));
        check.text("name", unit.name(), 100);
        check.when(!ApplicantType.known(unit.applicantType()), "applicantType", "registry.problem.required");
        check.details(unit, towns, today);
        check.problems.addAll(AccountRules.problems(
                registration.userId(), registration.displayName(), registration.password(), null));
        return check.problems;
    }

    /** What a registered unit may correct itself; code, name and kind stay. */
    static List<Problem> ofDetails(NewUnit unit, Towns towns, LocalDate today) {
        var check = new RegistrationCheck();
        check.details(unit, towns, today);
        return check.problems;
    }

    private void details(NewUnit unit, Towns towns, LocalDate today) {
        text("registeredAddress", unit.registeredAddress(), 200);
        text("townCode", unit.townCode(), 40);
        when(present(unit.townCode()) && !towns.known(unit.townCode()), "townCode", "registry.problem.town");
        text("legalRepName", unit.legalRepName(), 50);
        text("contactName", unit.contactName(), 50);
        when(
                unit.industryCode() == null || !unit.industryCode().matches("[A-T]\\d{4}"),
                "industryCode",
                "registry.problem.industryCode");
        when(unit.establishedOn() == null, "establishedOn", "registry.problem.required");
        when(
                unit.establishedOn() != null && unit.establishedOn().isAfter(today),
                "establishedOn",
                "registry.problem.future");
        Mobile.problem(unit.contactMobile()).ifPresent(key -> add("contactMobile", key));
        email("contactEmail", unit.contactEmail());
    }

    private static boolean present(String text) {
        return text != null && !text.isBlank();
    }

    private void text(String field, String text, int max) {
        when(text == null || text.isBlank(), field, "registry.problem.required");
        when(text != null && text.length() > max, field, "registry.problem.tooLong", max);
    }

    private void email(String field, String text) {
        if (text == null || text.isBlank()) return;
        Optional<String> problem = Email.problem(text);
        problem.ifPresent(key -> add(field, key));
    }

    private void when(boolean wrong, String field, String key, Object... args) {
        if (wrong) problems.add(Problem.of(field, key, args));
    }

    private void add(String field, String key) {
        problems.add(Problem.of(field, key));
    }
}
