package dev.kechuang.portal.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.CallWindow;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.policy.AmountCalculator;
import dev.kechuang.policy.AmountResult;
import dev.kechuang.policy.AmountRule.Grade;
import dev.kechuang.policy.AmountRule.ScoreGrade;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Eligibility;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.policy.Periods;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.Stacking;
import dev.kechuang.policy.StepWords;
import dev.kechuang.portal.web.CalculatorQuestions.Group;
import dev.kechuang.portal.web.CalculatorQuestions.Question;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the answers come to: the same eligibility tables, calculator and stacking as a real case, before any review. */
@Component
class CalculatorResults {

    private final AmountCalculator calculator = AmountCalculator.beforeReview();
    private final CallWindows windows;
    private final BusinessClock clock;
    private final MessageSource messages;

    CalculatorResults(CallWindows windows, BusinessClock clock, MessageSource messages) {
        this.windows = windows;
        this.clock = clock;
        this.messages = messages;
    }

    /** Whether a category is for this visitor, from best to worst. */
    enum Verdict {
        FITS("good"),
        TO_CHECK("warn"),
        INCOMPLETE("warn"),
        FAILS("bad"),
        CLOSED("quiet");

        private final String tone;

        Verdict(String tone) {
            this.tone = tone;
        }

        public String tone() {
            return tone;
        }
    }

    /** A condition that does not hold, and the words of the measure it stands in. */
    record Broken(String condition, String basis) {}

    /** One step of the arithmetic. */
    record Step(String text, String formula) {}

    /** A step of the office's work and its working days. */
    record Stage(String key, int days) {}

    /** {@code most}: a review decides, and this is what its best grade brings. */
    record Result(
            String code,
            String name,
            Verdict verdict,
            List<Broken> broken,
            List<String> unanswered,
            List<String> missing,
            Money amount,
            boolean most,
            String clause,
            List<Step> steps,
            List<String> evidence,
            String opens,
            LocalDate opensOn,
            LocalDate lastDay,
            List<Stage> stages,
            int days,
            Money payable) {

        Result payable(Money payable) {
            return new Result(
                    code,
                    name,
                    verdict,
                    broken,
                    unanswered,
                    missing,
                    amount,
                    most,
                    clause,
                    steps,
                    evidence,
                    opens,
                    opensOn,
                    lastDay,
                    stages,
                    days,
                    payable);
        }

        /** The caps or a better one of the same matter leave less than the amount. */
        public boolean less() {
            return payable.compareTo(amount) < 0;
        }
    }

    /** All of it, and what the year would bring in total after 就高不重复 and the caps. */
    record Outcome(List<Result> results, Money total, Money annualCap) {}

    Outcome of(
            PolicyPack pack, List<Category> categories, List<Group> groups, CalculatorAnswers answers, Locale locale) {
        Map<String, CallWindow> calls = new HashMap<>();
        windows.ofYear(windows.yearInHand()).forEach(window -> calls.put(window.categoryCode(), window));
        List<Result> results = new ArrayList<>();
        List<Stacking.Item> items = new ArrayList<>();
        Map<String, Money> perCategory = new HashMap<>();
        for (Category category : categories) {
            Map<String, Object> facts = facts(answers, category);
            Result result =
                    result(pack, category, open(groups, category, facts), facts, calls.get(category.code()), locale);
            results.add(result);
            if (result.verdict() == Verdict.FAILS || result.verdict() == Verdict.CLOSED) continue;
            category.applicantCap().ifPresent(cap -> perCategory.put(category.code(), cap));
            // What is not told apart counts as one matter: better to promise too little.
            String matter = String.join("|", category.matterKeysOf(facts));
            items.add(new Stacking.Item(
                    category.code(), items.size(), category.code(), category.stackGroup(), matter, result.amount()));
        }
        Stacking.Outcome stacked = Stacking.settle(items, new Stacking.Caps(pack.annualCap(), perCategory, Money.ZERO));
        List<Result> paid = results.stream()
                .map(result -> result.payable(stacked.pay().getOrDefault(result.code(), Money.ZERO)))
                .sorted((one, other) -> one.verdict().compareTo(other.verdict()))
                .toList();
        return new Outcome(paid, stacked.total(), pack.annualCap());
    }

    private Map<String, Object> facts(CalculatorAnswers answers, Category category) {
        Map<String, Object> facts = new LinkedHashMap<>(answers.of(CalculatorQuestions.COMMON));
        facts.putAll(answers.of(category.code()));
        // A rewarded earlier step is no duplicate where promotion pays the difference.
        if (category.upgradable()) facts.put("duplicateFound", Boolean.FALSE);
        facts.put("programmeYear", BigDecimal.valueOf(windows.yearInHand()));
        return facts;
    }

    /** The figures that were asked for and not given. */
    private static List<String> open(List<Group> groups, Category category, Map<String, Object> facts) {
        return groups.stream()
                .filter(group -> group.code().equals(category.code()))
                .flatMap(group -> group.questions().stream())
                .filter(question -> question.figure() && !facts.containsKey(question.key()))
                .map(Question::label)
                .toList();
    }

    private Result result(
            PolicyPack pack,
            Category category,
            List<String> open,
            Map<String, Object> facts,
            CallWindow call,
            Locale locale) {
        Eligibility eligibility = Eligibility.of(pack, category, facts);
        List<Broken> broken = new ArrayList<>();
        if (facts.get("applicantType") instanceof String type
                && !category.applicantTypes().contains(type)) {
            broken.add(new Broken(category.applicants().in(locale), category.code()));
        }
        for (Eligibility.Reason reason : eligibility.failed()) {
            broken.add(new Broken(english(locale) ? reason.en() : reason.zh(), reason.legalBasis()));
        }
        List<String> unanswered = eligibility.unknown().stream()
                .map(reason -> english(locale) ? reason.en() : reason.zh())
                .toList();
        Priced priced = price(pack, category, open, facts, locale);
        List<Stage> stages = stages(pack.periods(), category);
        return new Result(
                category.code(),
                english(locale) ? category.nameEn() : category.nameZh(),
                verdict(category, broken, priced, unanswered),
                broken,
                unanswered,
                priced.missing(),
                priced.amount(),
                priced.most(),
                priced.clause(),
                priced.steps(),
                category.evidence().stream().map(item -> item.label(locale)).toList(),
                opens(category, call),
                call == null ? null : call.opensOn(),
                call == null ? null : call.lastDay(),
                stages,
                stages.stream().mapToInt(Stage::days).sum(),
                Money.ZERO);
    }

    private static Verdict verdict(Category category, List<Broken> broken, Priced priced, List<String> unanswered) {
        if (!category.mayOpen()) return Verdict.CLOSED;
        if (!broken.isEmpty()) return Verdict.FAILS;
        if (!priced.missing().isEmpty()) return Verdict.INCOMPLETE;
        return unanswered.isEmpty() ? Verdict.FITS : Verdict.TO_CHECK;
    }

    private record Priced(Money amount, boolean most, String clause, List<Step> steps, List<String> missing) {}

    private Priced price(
            PolicyPack pack, Category category, List<String> open, Map<String, Object> facts, Locale locale) {
        if (category.rule() instanceof ScoreGrade grades) {
            return new Priced(best(grades), true, category.code() + "-1", List.of(), List.of());
        }
        Money before =
                facts.get(CalculatorQuestions.PAID_BEFORE) instanceof BigDecimal yuan ? Money.ofYuan(yuan) : Money.ZERO;
        StepWords words = new StepWords((key, args) -> messages.getMessage(key, args, key, locale));
        try {
            AmountResult result = calculator.calculate(category, facts, before);
            List<Step> steps = result.steps().stream()
                    .map(step -> new Step(
                            english(locale) ? step.en() : step.zh(),
                            words.sentence(step, name -> fact(pack, category, name, locale))))
                    .toList();
            return new Priced(result.amount(), category.path().needsReview(), result.clause(), steps, List.of());
        } catch (Refusal incomplete) {
            return new Priced(Money.ZERO, false, "", List.of(), open);
        }
    }

    private static String fact(PolicyPack pack, Category category, String name, Locale locale) {
        return pack.fact(category.code(), name)
                .map(fact -> english(locale) ? fact.en() : fact.zh())
                .orElse(name);
    }

    private static Money best(ScoreGrade grades) {
        return grades.grades().stream().map(Grade::amount).reduce(Money.ZERO, Money::max);
    }

    private String opens(Category category, CallWindow call) {
        if (category.entryMode() == EntryMode.AUTO) return "auto";
        if (call == null) return "unknown";
        if (call.openAt(clock.now())) return "open";
        return clock.now().isBefore(call.closesAt()) ? "planned" : "over";
    }

    /** In the order of the way; confirmation replaces the formal review where nobody applies. */
    private static List<Stage> stages(Periods periods, Category category) {
        List<Stage> stages = new ArrayList<>();
        if (category.entryMode() == EntryMode.AUTO) stages.add(new Stage("confirm", periods.entitlementConfirm()));
        else stages.add(new Stage("formal", periods.formalReview()));
        int joint = Math.max(periods.jointCheck(), category.path().verifiesData() ? periods.dataVerification() : 0);
        stages.add(new Stage("joint", joint));
        stages.add(new Stage("calculation", periods.calculation()));
        stages.add(new Stage("notice", periods.noticeDays(category.path())));
        stages.add(new Stage("decision", periods.governmentDecision() + periods.decisionDocument()));
        stages.add(new Stage("payment", periods.paymentSubmit() + periods.financePayment() + periods.bank()));
        return List.copyOf(stages);
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
