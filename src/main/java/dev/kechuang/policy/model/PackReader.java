package dev.kechuang.policy.model;

import dev.kechuang.policy.AmountLimits;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Department;
import dev.kechuang.policy.District;
import dev.kechuang.policy.Issuers;
import dev.kechuang.policy.Label;
import dev.kechuang.policy.ObjectionDesk;
import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.PackReading;
import dev.kechuang.policy.Periods;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.ReturnCode;
import dev.kechuang.policy.TeamRule;
import dev.kechuang.policy.VerificationLimits;
import dev.kechuang.policy.Wording;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From the files of a pack to the pack, checked: whatever is missing, misspelt or contradictory is a {@link BrokenPack}. */
public final class PackReader {

    private PackReader() {}

    /** Whatever is wrong comes back as findings. */
    public static PackReading check(PackFiles files) {
        try {
            return new PackReading(Optional.of(read(files)), List.of());
        } catch (BrokenPack broken) {
            return new PackReading(
                    Optional.empty(),
                    List.of(PackFinding.of("pack.yaml", 1, "policy.pack.missing", broken.getMessage())));
        }
    }

    public static PolicyPack read(PackFiles files) {
        PackNode pack = PackNode.read(files, "pack.yaml");
        PackNode departments = PackNode.read(files, "departments.yaml");
        PackNode returns = PackNode.read(files, "returns.yaml");
        AmountLimits amounts = amounts(pack.node("amounts"));
        PolicyPack read = new PolicyPack(
                pack.text("id"),
                pack.text("documentNo"),
                pack.text("title"),
                pack.date("effectiveFrom"),
                pack.date("effectiveTo"),
                pack.text("fairCompetitionReviewNo"),
                pack.text("legalReviewNo"),
                district(pack.node("district")),
                issuers(pack.node("issuers")),
                objectionDesk(pack.node("objections")),
                amounts,
                verification(pack.node("verification")),
                pack.decimal("reNoticeRatio"),
                pack.each("projects", PackReader::label),
                teamRules(pack),
                categories(files, amounts.fiscalScaleFactor()),
                departments.each("departments", PackReader::department),
                departments.each("opinions", PackReader::label),
                periods(PackNode.read(files, "periods.yaml")),
                wordings(PackNode.read(files, "documents.yaml")),
                returns.each("codes", PackReader::returnCode),
                returns.integer("maxAttempts"),
                forms(files));
        pack.done();
        departments.done();
        returns.done();
        PackCheck.of(read);
        return read;
    }

    private static Label label(PackNode node) {
        return new Label(node.text("code"), node.text("zh"), node.text("en"));
    }

    private static District district(PackNode node) {
        District district = new District(
                node.text("code"), node.text("name"), node.text("nameEn"), node.each("towns", PackReader::label));
        node.done();
        return district;
    }

    private static Issuers issuers(PackNode node) {
        Issuers issuers = new Issuers(node.text("government"), node.text("bureau"), node.text("finance"));
        node.done();
        return issuers;
    }

    private static ObjectionDesk objectionDesk(PackNode node) {
        ObjectionDesk desk = new ObjectionDesk(
                node.text("office"),
                node.text("address"),
                node.text("postcode"),
                node.text("phone"),
                node.text("email"),
                node.text("supervisionPhone"));
        node.done();
        return desk;
    }

    private static AmountLimits amounts(PackNode node) {
        AmountLimits limits = new AmountLimits(
                node.yuan("annualCap"),
                node.decimal("fiscalScaleFactor"),
                node.yuan("penaltyVetoAmount"),
                node.integer("penaltyLookbackMonths"));
        node.done();
        return limits;
    }

    private static VerificationLimits verification(PackNode node) {
        VerificationLimits limits =
                new VerificationLimits(node.decimal("differenceRatio"), node.yuan("differenceAmount"));
        node.done();
        return limits;
    }

    private static Map<String, TeamRule> teamRules(PackNode pack) {
        Map<String, TeamRule> rules = new LinkedHashMap<>();
        pack.each(
                        "teamShares",
                        node -> new TeamRule(
                                node.text("family"),
                                node.decimal("min"),
                                node.decimal("usual"),
                                node.decimal("firstMin")))
                .forEach(rule -> rules.put(rule.family(), rule));
        return rules;
    }

    private static List<Category> categories(PackFiles files, BigDecimal scaleFactor) {
        List<Category> categories = new ArrayList<>();
        for (String path : files.under("categories/", ".yaml")) {
            Category category = CategoryReader.read(PackNode.read(files, path), scaleFactor);
            if (!path.equals("categories/" + category.code().toLowerCase(Locale.ROOT) + ".yaml")) {
                throw new BrokenPack(path, "is named unlike its category " + category.code());
            }
            categories.add(category);
        }
        return List.copyOf(categories);
    }

    private static Department department(PackNode node) {
        return new Department(
                node.text("id"),
                node.text("zh"),
                node.text("en"),
                node.text("source"),
                node.texts("checks"),
                node.text("lookBack"),
                node.integer("lookBackMonths"),
                node.each("results", result -> new Department.Finding(result.text("finding"), result.text("result"))),
                node.integer("opinionDays"),
                node.integer("reminderDays"));
    }

    /** The file's keys are the record's names, so a period is written once in YAML and once in Java. */
    private static Periods periods(PackNode node) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : Periods.class.getRecordComponents()) {
            values.add(component.getName().equals("noticeDays") ? noticeDays(node) : node.integer(component.getName()));
        }
        node.done();
        try {
            return (Periods) Periods.class.getDeclaredConstructors()[0].newInstance(values.toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<CasePath, Integer> noticeDays(PackNode node) {
        PackNode days = node.node("noticeDays");
        Map<CasePath, Integer> byPath = new EnumMap<>(CasePath.class);
        for (CasePath path : CasePath.values()) byPath.put(path, days.integer(path.name()));
        days.done();
        return byPath;
    }

    private static Map<String, Wording> wordings(PackNode node) {
        Map<String, Wording> wordings = node.table("documents", (all, key) -> {
            PackNode one = all.node(key);
            Wording wording = new Wording(
                    key,
                    one.text("code"),
                    one.text("mark"),
                    one.text("title"),
                    one.text("body").strip());
            one.done();
            return wording;
        });
        node.done();
        return wordings;
    }

    private static ReturnCode returnCode(PackNode node) {
        return new ReturnCode(node.text("code"), node.text("zh"), node.text("en"), node.yes("accountChange"));
    }

    private static Map<String, byte[]> forms(PackFiles files) {
        Map<String, byte[]> forms = new TreeMap<>();
        for (String path : files.under("forms/apply-", ".form")) {
            String code = path.substring("forms/apply-".length(), path.length() - ".form".length());
            forms.put(code.toUpperCase(Locale.ROOT), files.bytes(path));
        }
        return forms;
    }
}
