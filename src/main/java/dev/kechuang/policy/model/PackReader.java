package dev.kechuang.policy.model;

import dev.kechuang.policy.AmountLimits;
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
import dev.kechuang.policy.TeamMinOverride;
import dev.kechuang.policy.VerificationLimits;
import dev.kechuang.policy.Wording;
import dev.kechuang.policy.table.DecisionTable;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.springframework.beans.BeanUtils;

/** From the files of a pack to the pack, checked: whatever is missing, misspelt or contradictory is a {@link BrokenPack}. */
public final class PackReader {

    private PackReader() {}

    /** For a pack that must be right: whatever is wrong with it is in the {@link BrokenPack}. */
    public static PolicyPack read(PackFiles files) {
        PackReading reading = check(files);
        if (reading.sound()) return reading.pack().orElseThrow();
        String id = reading.pack().map(PolicyPack::ruleVersionId).orElse("");
        throw new BrokenPack(id, reading.findings());
    }

    /** For figures alone, at once: no guard is asked, so a pack that may not be published yet still computes. */
    public static PolicyPack readable(PackFiles files) {
        Findings findings = new Findings();
        PolicyPack pack = read(new PackSource(files, findings));
        if (findings.guardsOnly()) return pack;
        throw new BrokenPack(pack.ruleVersionId(), findings.sorted());
    }

    public static PackReading check(PackFiles files) {
        return check(files, Optional.empty());
    }

    /** All that is wrong with a pack, also against the version before it. Never throws for what a pack says. */
    public static PackReading check(PackFiles files, Optional<PolicyPack> previous) {
        return check(files, previous, List::of);
    }

    /** The same with FEEL's second opinion on every cell, which is formed beside it: FEEL takes a second to load. */
    public static PackReading checkFully(PackFiles files, Optional<PolicyPack> previous) {
        CompletableFuture<List<PackFinding>> opinion = CompletableFuture.supplyAsync(
                () -> SecondOpinion.on(files), task -> new Thread(task, "feel-opinion").start());
        return check(files, previous, opinion::join);
    }

    private static PackReading check(
            PackFiles files, Optional<PolicyPack> previous, Supplier<List<PackFinding>> opinion) {
        Findings findings = new Findings();
        PackSource source = new PackSource(files, findings);
        PolicyPack pack = read(source);
        boolean understood = findings.guardsOnly();
        PackCheck.of(pack, source, previous);
        opinion.get().forEach(findings);
        return new PackReading(understood ? Optional.of(pack) : Optional.empty(), findings.sorted());
    }

    private static PolicyPack read(PackSource source) {
        PackNode pack = source.root("pack.yaml");
        PackNode departments = source.root("departments.yaml");
        PackNode returns = source.root("returns.yaml");
        Map<String, DecisionTable> tables = tables(source);
        RouteTable route = new RouteTable(tables, source.findings());
        AmountLimits amounts = amounts(pack.node("amounts"));
        PolicyPack read = new PolicyPack(
                pack.text("id"),
                pack.text("documentNo"),
                pack.text("title"),
                pack.date("effectiveFrom"),
                pack.has("effectiveTo") ? pack.date("effectiveTo") : LocalDate.MAX,
                pack.textIfAny("fairCompetitionReviewNo"),
                pack.textIfAny("legalReviewNo"),
                district(pack.node("district")),
                issuers(pack.node("issuers")),
                objectionDesk(pack.node("objections")),
                amounts,
                verification(pack.node("verification")),
                pack.each("projects", PackReader::label),
                pack.each("families", PackReader::label),
                pack.each("commonConditions", PackNode::bilingual),
                TeamTable.rules(tables, source.findings()),
                override(pack),
                categories(source, amounts.fiscalScaleFactor(), tables, route),
                departments.each("departments", PackReader::department),
                departments.each("opinions", PackReader::label),
                periods(source.root("periods.yaml"), route),
                wordings(source.root("documents.yaml")),
                returns.each("codes", PackReader::returnCode),
                returns.integer("maxAttempts"),
                forms(source.files()),
                FactReader.read(source.root(FactReader.FILE)),
                ReviewReader.read(source.root(ReviewReader.FILE)),
                PublicityReader.masking(source.root(PublicityReader.MASKING)),
                PublicityReader.indicators(source.root(PublicityReader.INDICATORS)),
                tables);
        pack.done();
        departments.done();
        returns.done();
        return read;
    }

    static Label label(PackNode node) {
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

    private static Optional<TeamMinOverride> override(PackNode pack) {
        if (!pack.has("teamMinOverride")) return Optional.empty();
        PackNode node = pack.node("teamMinOverride");
        TeamMinOverride override = new TeamMinOverride(node.textIfAny("reason"), node.textIfAny("signedBy"));
        node.done();
        return Optional.of(override);
    }

    /** A file that cannot be understood at all is told once and makes no category. */
    private static List<Category> categories(
            PackSource source, BigDecimal scaleFactor, Map<String, DecisionTable> tables, RouteTable route) {
        List<Category> categories = new ArrayList<>();
        for (String path : source.files().under("categories/", ".yaml")) {
            PackNode node = source.root(path);
            if (node.isUnread()) continue;
            int codeLine = node.line("code");
            Category category = CategoryReader.read(node, scaleFactor, tables, route, source.findings());
            if (!category.code().isEmpty() && !path.equals(fileOf(category.code()))) {
                node.problem(codeLine, "policy.pack.categoryFile", category.code());
            }
            categories.add(category);
        }
        return List.copyOf(categories);
    }

    static String fileOf(String categoryCode) {
        return "categories/" + categoryCode.toLowerCase(Locale.ROOT) + ".yaml";
    }

    static String formOf(String categoryCode) {
        return "forms/apply-" + categoryCode.toLowerCase(Locale.ROOT) + ".form";
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

    /** The file's keys are the record's names, so a period is written once in YAML and once in Java; those of notices stand in the table route. */
    private static Periods periods(PackNode node, RouteTable route) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : Periods.class.getRecordComponents()) {
            values.add(
                    component.getName().equals("noticeDays") ? route.noticeDays() : node.integer(component.getName()));
        }
        node.done();
        return (Periods) BeanUtils.instantiateClass(Periods.class.getDeclaredConstructors()[0], values.toArray());
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

    /** The tables by the name of their file. */
    static Map<String, DecisionTable> tables(PackSource source) {
        Map<String, DecisionTable> tables = new TreeMap<>();
        for (String path : source.files().under("dmn/", ".dmn")) {
            String name = path.substring("dmn/".length(), path.length() - ".dmn".length());
            DecisionTable.read(path, source.files().bytes(path), source.findings())
                    .ifPresent(table -> tables.put(name, table));
        }
        return tables;
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
