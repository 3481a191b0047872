package dev.kechuang.nomination;

import dev.kechuang.nomination.model.AnswerJson;
import dev.kechuang.nomination.model.Calculations;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.CaseRecord;
import dev.kechuang.nomination.model.CaseStore;
import dev.kechuang.nomination.model.Matters;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.policy.AmountCalculator;
import dev.kechuang.policy.AmountResult;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A case "as of" any published version, for the office to look at: the same engine, the recorded facts, nothing stored. */
@Service
public class Recalculations {

    private final CaseStore cases;
    private final Calculations calculations;
    private final Matters matters;
    private final SubmissionDesk desk;
    private final CaseAccess access;
    private final Policies policies;
    private final AmountCalculator calculator = new AmountCalculator();

    public Recalculations(
            CaseStore cases,
            Calculations calculations,
            Matters matters,
            SubmissionDesk desk,
            CaseAccess access,
            Policies policies) {
        this.cases = cases;
        this.calculations = calculations;
        this.matters = matters;
        this.desk = desk;
        this.access = access;
        this.policies = policies;
    }

    /** Blank = the case's own version. */
    @Transactional(readOnly = true)
    public AsOf asOf(UUID id, String ruleVersionId, String userId) {
        CaseRecord one = cases.get(id);
        if (one.caseNo() == null || !access.worksInOffice(userId)) throw Refusal.notFound("nomination.unknownCase");
        PolicyPack pack = policies.version(ruleVersionId.isBlank() ? one.ruleVersionId() : ruleVersionId);
        Optional<Calculations.Calculation> latest = calculations.latest(id);
        Money before = latest.map(Calculations.Calculation::paidBefore).orElseGet(() -> decidedBefore(one));
        Optional<Category> category = pack.categories().stream()
                .filter(known -> known.code().equals(one.categoryCode()))
                .findFirst();
        AmountResult result = null;
        List<Problem> problems = List.of();
        if (category.isEmpty()) {
            problems = List.of(Problem.of("", "nomination.asOf.noCategory", one.categoryCode()));
        } else {
            CaseFacts facts = desk.factsUnder(pack, one, AnswerJson.read(one.answers()));
            problems = facts.problems();
            try {
                if (facts.readable()) result = calculator.calculate(category.get(), facts.values(), before);
            } catch (Refusal missing) {
                problems = missing.problems();
            }
        }
        return new AsOf(
                one.ruleVersionId(),
                pack.ruleVersionId(),
                pack.title(),
                Optional.ofNullable(result),
                problems,
                before,
                latest.map(run -> run.result().amount()));
    }

    private Money decidedBefore(CaseRecord one) {
        Category own = desk.categoryOf(one);
        Map<String, Object> answers = AnswerJson.read(one.answers());
        return matters.decidedBefore(own, one.unitId(), desk.matterKeys(one, answers), one.id());
    }
}
