package dev.kechuang.registry;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which roles one person may never hold together, whatever the case (domain.md 3.1); the list is what a lawyer reads. */
final class RoleConflicts {

    private static final Predicate<String> PAYS = is(Role.PAYMENT_MAKER, Role.PAYMENT_CHECKER);

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "a unit's people are not the office's",
                    RoleTitle::isApplicant,
                    role -> !RoleTitle.isApplicant(role)),
            new Rule("an administrator has no business rights", is(Role.SYSADMIN), not(Role.SYSADMIN)),
            new Rule("a supervisor does not act", is(Role.SUPERVISOR), not(Role.SUPERVISOR)),
            new Rule("an auditor does not act", is(Role.AUDITOR), not(Role.AUDITOR)),
            new Rule("who prepares a payment does not release it", is(Role.PAYMENT_MAKER), is(Role.PAYMENT_CHECKER)),
            new Rule("who confirms the budget does not approve it", is(Role.FINANCE_MAKER), is(Role.FINANCE_CHECKER)),
            new Rule("four people between award and bank", PAYS, is(Role.FINANCE_MAKER, Role.FINANCE_CHECKER)),
            new Rule("a cashier keeps no archive (会计法)", PAYS, is(Role.ARCHIVIST)),
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

    /** The held role that forbids the new one, both by id. */
    static Optional<String> forbidding(String wanted, Collection<String> held) {
        return held.stream()
                .filter(other -> RULES.stream().anyMatch(rule -> rule.forbids(wanted, other)))
                .findFirst();
    }

    private static Predicate<String> is(Role... roles) {
        return Arrays.stream(roles).map(Role::id).collect(Collectors.toSet())::contains;
    }

    private static Predicate<String> not(Role role) {
        return is(role).negate();
    }

    private record Rule(String meaning, Predicate<String> one, Predicate<String> other) {
        boolean forbids(String a, String b) {
            return one.test(a) && other.test(b) || one.test(b) && other.test(a);
        }
    }
}
