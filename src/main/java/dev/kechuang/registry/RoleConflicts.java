package dev.kechuang.registry;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which roles one person may never hold together, whatever the case (domain.md 3.1); the list is what a lawyer reads. */
final class RoleConflicts {

    private static final List<Rule> RULES = List.of(
            new Rule("a unit's people are not the office's", Role::applicant, role -> !role.applicant()),
            new Rule("an administrator has no business rights", is(Role.SYSADMIN), not(Role.SYSADMIN)),
            new Rule("a supervisor does not act", is(Role.SUPERVISOR), not(Role.SUPERVISOR)),
            new Rule("an auditor does not act", is(Role.AUDITOR), not(Role.AUDITOR)),
            new Rule("who prepares a payment does not release it", is(Role.PAYMENT_MAKER), is(Role.PAYMENT_CHECKER)),
            new Rule("who confirms the budget does not approve it", is(Role.FINANCE_MAKER), is(Role.FINANCE_CHECKER)),
            new Rule("four people between award and bank", RoleConflicts::pays, RoleConflicts::finances),
            new Rule("a cashier keeps no archive (会计法)", RoleConflicts::pays, is(Role.ARCHIVIST)),
            new Rule(
                    "the formal reviewer does not check payments",
                    is(Role.TECH_CLERK),
                    is(Role.PAYMENT_CHECKER, Role.FINANCE_CHECKER, Role.OBJECTION_OFFICER)),
            new Rule(
                    "a review secretary has no vote",
                    is(Role.REVIEW_SECRETARY),
                    is(Role.EXPERT, Role.COMMITTEE_MEMBER, Role.COMMITTEE_CHAIR)),
            new Rule("who nominates does not score", is(Role.NOMINATOR), is(Role.EXPERT)));

    private RoleConflicts() {}

    /** The held role that forbids the new one. */
    static Optional<Role> forbidding(Role wanted, Collection<Role> held) {
        return held.stream()
                .filter(other -> RULES.stream().anyMatch(rule -> rule.forbids(wanted, other)))
                .findFirst();
    }

    private static boolean pays(Role role) {
        return role == Role.PAYMENT_MAKER || role == Role.PAYMENT_CHECKER;
    }

    private static boolean finances(Role role) {
        return role == Role.FINANCE_MAKER || role == Role.FINANCE_CHECKER;
    }

    private static Predicate<Role> is(Role... roles) {
        return Arrays.asList(roles)::contains;
    }

    private static Predicate<Role> not(Role role) {
        return other -> other != role;
    }

    private record Rule(String meaning, Predicate<Role> one, Predicate<Role> other) {
        boolean forbids(Role a, Role b) {
            return one.test(a) && other.test(b) || one.test(b) && other.test(a);
        }
    }
}
