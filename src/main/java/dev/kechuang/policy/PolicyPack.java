package dev.kechuang.policy;

import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One published version of the measure. A case keeps the version it was submitted under until it is archived. */
public record PolicyPack(
        String ruleVersionId,
        String documentNo,
        String title,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        String fairCompetitionReviewNo,
        String legalReviewNo,
        District district,
        Issuers issuers,
        ObjectionDesk objectionDesk,
        AmountLimits amounts,
        VerificationLimits verification,
        List<Label> projects,
        List<Label> families,
        List<Bilingual> commonConditions,
        Map<String, TeamRule> teamRules,
        Optional<TeamMinOverride> teamMinOverride,
        List<Category> categories,
        List<Department> departments,
        List<Label> opinions,
        Periods periods,
        Map<String, Wording> wordings,
        List<ReturnCode> returnCodes,
        int maxPaymentAttempts,
        Map<String, byte[]> forms,
        Map<String, Fact> facts,
        ReviewRules review,
        List<MaskingRule> masking,
        List<Indicator> indicators,
        Map<String, DecisionTable> tables) {

    public Money annualCap() {
        return amounts.annualCap();
    }

    public boolean coversDay(LocalDate day) {
        return !day.isBefore(effectiveFrom) && !day.isAfter(effectiveTo);
    }

    public Category category(String code) {
        return categories.stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("policy.unknownCategory", code));
    }

    /** The category that an official list feeds (path AUTO); a measure need not have one. */
    public Optional<Category> categoryOfList(String listKind) {
        return categories.stream()
                .filter(category ->
                        category.officialList().filter(listKind::equals).isPresent())
                .findFirst();
    }

    public Department department(String id) {
        return departments.stream()
                .filter(department -> department.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("policy.unknownDepartment", id));
    }

    public ReturnCode returnCode(String code) {
        return returnCodes.stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("policy.unknownReturnCode", code));
    }

    /** A missing wording is a mistake of ours, not of a person. */
    public Wording wording(String key) {
        Wording found = wordings.get(key);
        if (found == null) throw new IllegalArgumentException("No wording " + key + " in " + ruleVersionId);
        return found;
    }

    /** The rule of a family for {@code UNIT} or {@code PERSON} as recipient. */
    public Optional<TeamRule> teamRule(String family, String recipientType) {
        TeamRule own = teamRules.get(TeamRule.key(family, recipientType));
        return Optional.ofNullable(own == null ? teamRules.get(family) : own);
    }

    /** {@code recipientType} as above: a category only persons may apply for pays persons. */
    public Optional<TeamRule> teamRule(Category category) {
        boolean persons = category.applicantTypes().equals(List.of("PERSON"));
        return teamRule(category.family(), persons ? "PERSON" : "UNIT");
    }

    /** A decision table by its file's name, such as {@code route}; a missing one is a mistake of ours, not of a person. */
    public DecisionTable table(String name) {
        DecisionTable found = tables.get(name);
        if (found == null) throw new IllegalArgumentException("No table " + name + " in " + ruleVersionId);
        return found;
    }

    /** A fact as a category means it: "D06.items" before "items". */
    public Optional<Fact> fact(String categoryCode, String key) {
        Fact own = facts.get(categoryCode + "." + key);
        return Optional.ofNullable(own == null ? facts.get(key) : own);
    }

    public boolean hasForm(String code) {
        return forms.containsKey(code);
    }

    /** The applicant's form of a category, as published (form-js JSON in UTF-8). */
    public byte[] form(String code) {
        byte[] found = forms.get(code);
        if (found == null)
            throw Refusal.notFound("policy.noForm", category(code).nameZh());
        return found.clone();
    }

    /** What the amount rule and the matter key need, taken from the answers of the applicant's form. */
    public Map<String, Object> facts(Category category, Map<String, Object> answers) {
        return FactMapping.of(category).facts(answers);
    }
}
