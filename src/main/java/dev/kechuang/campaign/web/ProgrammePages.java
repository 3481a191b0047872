package dev.kechuang.campaign.web;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.BudgetLine;
import dev.kechuang.campaign.BudgetLines;
import dev.kechuang.campaign.CallWindow;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Policies;
import dev.kechuang.registry.Registry;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A programme year: which categories take applications when (S01), and how much money there is (S15). */
@Controller
class ProgrammePages {

    static final String HEAD = "tech-bureau-head";
    static final String FINANCE = "finance-maker";
    private static final String HERE = "/portal/admin/programme";

    private final CallWindows windows;
    private final BudgetLines budgets;
    private final Policies policies;
    private final Registry registry;
    private final BusinessClock clock;
    private final MessageSource messages;

    ProgrammePages(
            CallWindows windows,
            BudgetLines budgets,
            Policies policies,
            Registry registry,
            BusinessClock clock,
            MessageSource messages) {
        this.windows = windows;
        this.budgets = budgets;
        this.policies = policies;
        this.registry = registry;
        this.clock = clock;
        this.messages = messages;
    }

    /** A category with its window, or null dates when none is open yet. */
    record WindowLine(
            String code,
            String name,
            boolean mayOpen,
            LocalDate opensOn,
            LocalDate lastDay,
            String state,
            String tone) {}

    /** A budget line as shown. */
    record Line(UUID id, String name, String codes, String total, String reserved, String paid, String available) {}

    /** The form of the windows as typed. */
    record WindowForm(Set<String> categories, String opensOn, String lastDay) {
        static final WindowForm EMPTY = new WindowForm(Set.of(), "", "");
    }

    /** The form of a budget line as typed; {@code lineId} is empty for a new one. */
    record BudgetForm(String lineId, String name, String functionalCode, String economicCode, String total) {
        static final BudgetForm EMPTY = new BudgetForm("", "", "", "", "");
    }

    @GetMapping(HERE)
    ModelAndView year(@RequestParam(name = "year", defaultValue = "") String asked, Principal user, Locale locale) {
        int year = asked.matches("20\\d{2}") ? Integer.parseInt(asked) : windows.yearInHand();
        return page(year, user, WindowForm.EMPTY, BudgetForm.EMPTY, Map.of(), HttpStatus.OK, locale);
    }

    @PostMapping(HERE + "/{year}/windows")
    ModelAndView open(
            @PathVariable("year") int year,
            @RequestParam(name = "category", defaultValue = "") Set<String> categories,
            @RequestParam(name = "opensOn", defaultValue = "") String opensOn,
            @RequestParam(name = "lastDay", defaultValue = "") String lastDay,
            Principal user,
            Locale locale) {
        checkYear(year);
        check(user, HEAD, "campaign.page.headOnly");
        try {
            LocalDate first = date("opensOn", opensOn);
            LocalDate last = date("lastDay", lastDay);
            if (last.isBefore(first)) throw Refusal.invalid("lastDay", "campaign.page.lastBeforeFirst");
            known(categories);
            windows.open(year, categories, first, last, user.getName());
            return done(year);
        } catch (Refusal refusal) {
            var typed = new WindowForm(categories, opensOn, lastDay);
            return page(year, user, typed, BudgetForm.EMPTY, texts(refusal, "", locale), status(refusal), locale);
        }
    }

    @PostMapping(HERE + "/{year}/budget")
    ModelAndView createLine(
            @PathVariable("year") int year,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "functionalCode", defaultValue = "") String functional,
            @RequestParam(name = "economicCode", defaultValue = "") String economic,
            @RequestParam(name = "total", defaultValue = "") String total,
            Principal user,
            Locale locale) {
        checkYear(year);
        check(user, FINANCE, "campaign.page.financeOnly");
        try {
            if (name.length() > 100) throw Refusal.invalid("name", "campaign.page.tooLong", 100);
            Money sum = money(total);
            budgets.create(
                    year,
                    name,
                    code("functionalCode", functional),
                    code("economicCode", economic),
                    sum,
                    user.getName());
            return done(year);
        } catch (Refusal refusal) {
            var typed = new BudgetForm("", name, functional, economic, total);
            return page(year, user, WindowForm.EMPTY, typed, texts(refusal, "", locale), status(refusal), locale);
        }
    }

    @PostMapping(HERE + "/{year}/budget/{line}")
    ModelAndView setTotal(
            @PathVariable("year") int year,
            @PathVariable("line") UUID line,
            @RequestParam(name = "total", defaultValue = "") String total,
            Principal user,
            Locale locale) {
        checkYear(year);
        check(user, FINANCE, "campaign.page.financeOnly");
        budgets.line(line);
        try {
            budgets.setTotal(line, money(total), user.getName());
            return done(year);
        } catch (Refusal refusal) {
            var typed = new BudgetForm(line.toString(), "", "", "", total);
            String suffix = "-" + line;
            return page(year, user, WindowForm.EMPTY, typed, texts(refusal, suffix, locale), status(refusal), locale);
        }
    }

    private ModelAndView page(
            int year,
            Principal user,
            WindowForm windowForm,
            BudgetForm budgetForm,
            Map<String, String> problems,
            HttpStatus status,
            Locale locale) {
        return new ModelAndView("campaign/programme", status)
                .addObject("year", year)
                .addObject("windows", windowLines(year, locale))
                .addObject("leastDays", policies.current().periods().callWindow())
                .addObject(
                        "lines",
                        budgets.ofYear(year).stream().map(ProgrammePages::line).toList())
                .addObject("sums", sums(year))
                .addObject("windowForm", windowForm)
                .addObject("budgetForm", budgetForm)
                .addObject("problems", problems)
                .addObject("mayOpen", registry.hasRole(user.getName(), HEAD))
                .addObject("mayBudget", registry.hasRole(user.getName(), FINANCE));
    }

    private List<WindowLine> windowLines(int year, Locale locale) {
        Map<String, CallWindow> known =
                windows.ofYear(year).stream().collect(Collectors.toMap(CallWindow::categoryCode, Function.identity()));
        return policies.current().categories().stream()
                .map(category -> windowLine(category, known.get(category.code()), locale))
                .toList();
    }

    private WindowLine windowLine(Category category, CallWindow window, Locale locale) {
        String name = locale.getLanguage().equals("en") ? category.nameEn() : category.nameZh();
        if (window == null) {
            return new WindowLine(category.code(), name, category.mayOpen(), null, null, "none", "quiet");
        }
        boolean open = window.openAt(clock.now());
        boolean over = !clock.now().isBefore(window.closesAt());
        String state = open ? "open" : over ? "over" : "planned";
        String tone = open ? "good" : over ? "quiet" : "";
        return new WindowLine(
                category.code(), name, category.mayOpen(), window.opensOn(), window.lastDay(), state, tone);
    }

    private static Line line(BudgetLine line) {
        String codes = String.join(
                " / ",
                List.of(String.valueOf(line.functionalCode()), String.valueOf(line.economicCode())).stream()
                        .filter(code -> !code.isBlank() && !code.equals("null"))
                        .toList());
        return new Line(
                line.id(),
                line.name(),
                codes,
                line.total().format(),
                line.reserved().format(),
                line.paid().format(),
                line.available().format());
    }

    private Line sums(int year) {
        List<BudgetLine> lines = budgets.ofYear(year);
        return new Line(
                null,
                "",
                "",
                sum(lines, BudgetLine::total),
                sum(lines, BudgetLine::reserved),
                sum(lines, BudgetLine::paid),
                sum(lines, BudgetLine::available));
    }

    private static String sum(List<BudgetLine> lines, Function<BudgetLine, Money> part) {
        return lines.stream().map(part).reduce(Money.ZERO, Money::plus).format();
    }

    private void known(Set<String> categories) {
        Set<String> codes = policies.current().categories().stream()
                .filter(Category::mayOpen)
                .map(Category::code)
                .collect(Collectors.toSet());
        if (!codes.containsAll(categories)) throw Refusal.invalid("category", "campaign.page.unknownCategory");
    }

    private static LocalDate date(String field, String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException notDate) {
            throw Refusal.invalid(field, "campaign.page.badDate");
        }
    }

    private static Money money(String typed) {
        try {
            return Money.parseYuan(typed);
        } catch (Refusal refusal) {
            throw Refusal.invalid("total", refusal.key());
        }
    }

    private static String code(String field, String typed) {
        String code = typed.strip();
        if (!code.matches("\\d{3,10}")) throw Refusal.invalid(field, "campaign.page.badCode");
        return code;
    }

    private void check(Principal user, String role, String key) {
        if (!registry.hasRole(user.getName(), role)) throw Refusal.notAllowed(key);
    }

    /** An address with another year is no page of ours. */
    private static void checkYear(int year) {
        if (year < 2000 || year > 2099) throw Refusal.notFound("campaign.page.noSuchYear");
    }

    private static ModelAndView done(int year) {
        return new ModelAndView("redirect:" + HERE + "?done&year=" + year);
    }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case CONFLICT -> HttpStatus.CONFLICT;
            case NOT_ALLOWED, NOT_FOUND -> throw refusal;
        };
    }

    /** {@code suffix} tells the rows of one table apart. The face names its list of categories in the plural. */
    private Map<String, String> texts(Refusal refusal, String suffix, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        refusal.problems().forEach(problem -> {
            String field = problem.field().equals("categories") ? "category" : problem.field();
            texts.putIfAbsent(
                    field.isEmpty() ? field : field + suffix,
                    messages.getMessage(problem.key(), problem.args().toArray(), problem.key(), locale));
        });
        return texts;
    }
}
