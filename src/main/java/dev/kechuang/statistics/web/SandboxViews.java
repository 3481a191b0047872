package dev.kechuang.statistics.web;

import dev.kechuang.policy.BudgetFit;
import dev.kechuang.shared.Money;
import dev.kechuang.statistics.CaseLine;
import dev.kechuang.statistics.Comparison;
import dev.kechuang.statistics.Comparison.CategoryLine;
import dev.kechuang.statistics.Comparison.UnitLine;
import dev.kechuang.statistics.Comparison.Use;
import dev.kechuang.statistics.Effect;
import dev.kechuang.statistics.Standing;
import dev.kechuang.statistics.Sum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A comparison as its page shows it: sorted, paged, in the reader's language. */
@Component
class SandboxViews {

    private static final int SIZE = 20;
    private static final Set<String> SORTS = Set.of("change", "more", "less", "name");

    private final MessageSource messages;

    SandboxViews(MessageSource messages) {
        this.messages = messages;
    }

    /** What the reader asked for; {@code effect} null for all cases. */
    record Wanted(String sort, int unitPage, Effect effect, int casePage) {

        static Wanted of(String sort, int unitPage, String effect, int casePage) {
            Effect known = Arrays.stream(Effect.values())
                    .filter(each -> each.name().equals(effect))
                    .findFirst()
                    .orElse(null);
            return new Wanted(
                    SORTS.contains(sort) ? sort : "change", Math.max(0, unitPage), known, Math.max(0, casePage));
        }
    }

    /** Figures of all cases together. */
    record Total(int cases, int ended, String before, String after, String change, String tone, List<Count> counts) {}

    /** How many cases of one effect. */
    record Count(String effect, String name, String tone, int count) {}

    /** One line of the budget table. */
    record BudgetRow(String name, String before, String after) {}

    /** A category or a unit. */
    record Row(
            String code,
            String name,
            boolean known,
            int cases,
            String before,
            String after,
            String change,
            String tone,
            int more,
            int less,
            int out) {}

    /** One case. */
    record Line(
            UUID id,
            String caseNo,
            String unitName,
            String category,
            String before,
            String after,
            String change,
            String tone,
            String effect,
            String effectTone,
            List<String> notes) {}

    /** Rows of one page. */
    record Page<T>(List<T> rows, int page, int pages, int total, String base) {}

    /** All of it; {@code warnings} are sentences about the budget and about what is not in the figures. */
    record Result(
            Total total,
            List<String> warnings,
            List<BudgetRow> budget,
            SandboxChart chart,
            List<Row> categories,
            Page<Row> units,
            Page<Line> cases,
            String sort,
            String effect,
            String base) {}

    Result of(Comparison it, Wanted wanted, String base, Locale locale) {
        List<Row> categories = it.categories().stream()
                .sorted(order(wanted.sort(), CategoryLine::sum, CategoryLine::code))
                .map(line -> row(line.code(), name(line, locale), line.known(), line.sum()))
                .toList();
        String asked = "?sort=" + wanted.sort() + (wanted.effect() == null ? "" : "&effect=" + wanted.effect());
        return new Result(
                total(it, locale),
                warnings(it, locale),
                budget(it, locale),
                SandboxChart.of(it.categories(), line -> name(line, locale)),
                categories,
                page(
                        it.units().stream()
                                .sorted(order(wanted.sort(), UnitLine::sum, UnitLine::name))
                                .toList(),
                        line -> row("", line.name(), true, line.sum()),
                        wanted.unitPage(),
                        base + asked + "&cases=" + wanted.casePage() + "&units="),
                page(
                        it.cases().stream()
                                .filter(line -> wanted.effect() == null || line.effect() == wanted.effect())
                                .sorted(caseOrder(wanted.sort()))
                                .toList(),
                        line -> line(line, locale),
                        wanted.casePage(),
                        base + asked + "&units=" + wanted.unitPage() + "&cases="),
                wanted.sort(),
                wanted.effect() == null ? "" : wanted.effect().name(),
                base);
    }

    private Total total(Comparison it, Locale locale) {
        Sum sum = it.total();
        return new Total(
                sum.cases(),
                it.ended(),
                sum.before().format(),
                sum.after().format(),
                signed(sum.change()),
                tone(sum.change()),
                Arrays.stream(Effect.values())
                        .map(effect -> new Count(
                                effect.name(),
                                text("statistics.effect." + effect, locale),
                                tone(effect),
                                sum.count(effect)))
                        .toList());
    }

    private List<String> warnings(Comparison it, Locale locale) {
        Sum sum = it.total();
        int missing = sum.count(Effect.MISSING);
        int open = sum.count(Effect.OPEN);
        return Stream.of(
                        it.budget().isEmpty() ? text("statistics.warn.noBudget", locale) : "",
                        fixedExceeds(it.before()) ? text("statistics.warn.fixedBefore", locale) : "",
                        fixedExceeds(it.after()) ? text("statistics.warn.fixedAfter", locale) : "",
                        missing == 0
                                ? ""
                                : text(
                                        "statistics.warn.missing",
                                        locale,
                                        missing,
                                        sum.missingBefore().format()),
                        open == 0 ? "" : text("statistics.warn.open", locale, open))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private List<BudgetRow> budget(Comparison it, Locale locale) {
        return List.of(
                budgetRow("calculated", it, use -> use.calculated().format(), locale),
                budgetRow("due", it, use -> use.due().format(), locale),
                budgetRow("pay", it, use -> use.pay().format(), locale),
                budgetRow("budget", it, use -> it.budget().map(Money::format).orElse("—"), locale),
                budgetRow(
                        "use",
                        it,
                        use -> it.budget()
                                .map(money -> percent(use.pay(), money))
                                .orElse("—"),
                        locale),
                budgetRow(
                        "factor",
                        it,
                        use -> use.verdict()
                                .filter(verdict -> verdict != BudgetFit.Verdict.FIXED_EXCEEDS_BUDGET)
                                .map(verdict -> use.factor().toPlainString())
                                .orElse("—"),
                        locale),
                budgetRow(
                        "verdict",
                        it,
                        use -> use.verdict()
                                .map(verdict -> text("statistics.verdict." + verdict, locale))
                                .orElse("—"),
                        locale));
    }

    private BudgetRow budgetRow(String name, Comparison it, Function<Use, String> shown, Locale locale) {
        return new BudgetRow(text("statistics.use." + name, locale), shown.apply(it.before()), shown.apply(it.after()));
    }

    private static Row row(String code, String name, boolean known, Sum sum) {
        return new Row(
                code,
                name,
                known,
                sum.cases(),
                sum.before().format(),
                sum.after().format(),
                signed(sum.change()),
                tone(sum.change()),
                sum.count(Effect.MORE),
                sum.count(Effect.LESS) + sum.count(Effect.GONE),
                sum.count(Effect.MISSING) + sum.count(Effect.OPEN));
    }

    private Line line(CaseLine line, Locale locale) {
        return new Line(
                line.caseId(),
                line.caseNo(),
                line.unitName(),
                line.categoryCode(),
                line.before() == null ? "—" : line.before().pay().format(),
                line.after() == null ? "—" : line.after().pay().format(),
                line.effect().compared() ? signed(line.change()) : "—",
                tone(line.change()),
                text("statistics.effect." + line.effect(), locale),
                tone(line.effect()),
                notes(line, locale));
    }

    /** Why there is no amount, and what befell an amount on its way. */
    List<String> notes(CaseLine line, Locale locale) {
        Stream<String> problems = line.problems().stream()
                .map(problem ->
                        messages.getMessage(problem.key(), problem.args().toArray(), problem.key(), locale));
        boolean cut = line.before() != null && line.before().standing() != Standing.WHOLE;
        boolean cutAfter = line.after() != null && line.after().standing() != Standing.WHOLE;
        Stream<String> standings = Stream.of(
                cut ? text("statistics.standing.before." + line.before().standing(), locale) : "",
                cutAfter ? text("statistics.standing.after." + line.after().standing(), locale) : "");
        return Stream.concat(problems, standings)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toList());
    }

    private static <T, R> Page<R> page(List<T> all, Function<T, R> shown, int asked, String base) {
        int pages = Math.max(1, (all.size() + SIZE - 1) / SIZE);
        int page = Math.min(asked, pages - 1);
        List<R> rows = all.subList(page * SIZE, Math.min(all.size(), (page + 1) * SIZE)).stream()
                .map(shown)
                .toList();
        return new Page<>(rows, page, pages, all.size(), base);
    }

    private static <T> Comparator<T> order(String sort, Function<T, Sum> sum, Function<T, String> name) {
        return sorted(sort, line -> sum.apply(line).change(), name);
    }

    private static Comparator<CaseLine> caseOrder(String sort) {
        return sorted(sort, CaseLine::change, CaseLine::caseNo);
    }

    private static <T> Comparator<T> sorted(String sort, Function<T, Money> change, Function<T, String> name) {
        Comparator<T> byName = Comparator.comparing(name);
        return switch (sort) {
            case "name" -> byName;
            case "more" -> Comparator.comparing(change).reversed().thenComparing(byName);
            case "less" -> Comparator.comparing(change).thenComparing(byName);
            default ->
                Comparator.comparing((T line) -> Math.abs(change.apply(line).fen()))
                        .reversed()
                        .thenComparing(byName);
        };
    }

    static String name(CategoryLine line, Locale locale) {
        return locale.getLanguage().equals("en") ? line.nameEn() : line.nameZh();
    }

    static String percent(Money part, Money whole) {
        if (whole.isZero()) return "—";
        return BigDecimal.valueOf(part.fen())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole.fen()), 1, RoundingMode.HALF_UP)
                        .toPlainString()
                + " %";
    }

    private static boolean fixedExceeds(Use use) {
        return use.verdict()
                .filter(verdict -> verdict == BudgetFit.Verdict.FIXED_EXCEEDS_BUDGET)
                .isPresent();
    }

    static String signed(Money change) {
        if (change.isZero()) return "0.00";
        return change.isPositive()
                ? "+" + change.format()
                : "−" + Money.ZERO.minus(change).format();
    }

    private static String tone(Money change) {
        return change.isZero() ? "" : change.isPositive() ? "gain" : "loss";
    }

    private static String tone(Effect effect) {
        return switch (effect) {
            case MORE -> "good";
            case LESS, GONE -> "bad";
            case MISSING -> "warn";
            case SAME, OPEN -> "quiet";
        };
    }

    private String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, key, locale);
    }
}
