package dev.kechuang.payout;

import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.decision.Decisions;
import dev.kechuang.nomination.Nominations;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.Money;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Awards as the decision published them, budget by case number, and the news to the cases. */
@Component
class CaseworkBooks implements AwardBooks {

    private final Decisions decisions;
    private final Nominations nominations;
    private final BudgetLines budget;
    private final Policies policies;

    CaseworkBooks(Decisions decisions, Nominations nominations, BudgetLines budget, Policies policies) {
        this.decisions = decisions;
        this.nominations = nominations;
        this.budget = budget;
        this.policies = policies;
    }

    @Override
    public Award award(String caseNo) {
        var award = decisions.award(caseNo);
        return new Award(
                award.caseNo(),
                award.docNo(),
                CaseNo.of(caseNo).programmeYear(),
                award.categoryCode(),
                measure(caseNo).category(award.categoryCode()).nameZh(),
                award.clause(),
                award.unitId(),
                award.unitName(),
                award.uscc(),
                award.amount());
    }

    @Override
    public PaymentTerms terms(String caseNo) {
        return PaymentTerms.of(measure(caseNo));
    }

    private PolicyPack measure(String caseNo) {
        return policies.version(nominations.ruleVersionId(CaseNo.of(caseNo)));
    }

    @Override
    public Map<String, Money> decided(Collection<String> caseNos) {
        return decisions.awards(caseNos).stream()
                .collect(Collectors.toMap(dev.kechuang.decision.Award::caseNo, dev.kechuang.decision.Award::amount));
    }

    @Override
    public void payable(String caseNo) {
        nominations.payable(List.of(CaseNo.of(caseNo)));
    }

    @Override
    public void paying(Collection<String> caseNos) {
        nominations.paying(numbers(caseNos));
    }

    @Override
    public void paid(Collection<String> caseNos) {
        // The budget line is one row for all of them: each reservation is settled by its own reference.
        caseNos.stream().sorted().forEach(budget::spend);
        nominations.paid(numbers(caseNos));
    }

    @Override
    public void returned(Collection<String> caseNos) {
        nominations.returned(numbers(caseNos), "payout");
    }

    @Override
    public void waived(String caseNo) {
        budget.release(caseNo);
        nominations.waived(List.of(CaseNo.of(caseNo)), "payout");
    }

    private static List<CaseNo> numbers(Collection<String> caseNos) {
        return caseNos.stream().map(CaseNo::of).toList();
    }
}
