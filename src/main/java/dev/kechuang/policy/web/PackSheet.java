package dev.kechuang.policy.web;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.table.DecisionTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.MessageSource;

/** A pack as pages to read: what holds for all categories, and one page for each of them. */
final class PackSheet {

    private static final Map<String, List<String>> CATEGORY = sections(
            "basics",
                    "nameZh,nameEn,project,family,execMode,entryMode,applicantZh,applicants,applicantTypes,honour,recognitionApprovalNo",
            "conditions", "conditions",
            "tables", "tables",
            "evidence", "evidence",
            "amount", "rule,applicantCap,scaleFactor,review,totalControl",
            "matter", "stackGroup,matterKey,matterScope",
            "departments", "departments",
            "form", "factFields");
    private static final Map<String, List<String>> PACK = sections(
            "head", "ruleVersionId,documentNo,title,effectiveFrom,effectiveTo,fairCompetitionReviewNo,legalReviewNo",
            "conditions", "commonConditions",
            "limits", "amounts,verification,reNoticeRatio,teamRules,teamMinOverride",
            "periods", "periods",
            "departments", "departments,opinions",
            "review", "review",
            "bank", "returnCodes,maxPaymentAttempts",
            "office", "district,issuers,objectionDesk,projects,families",
            "tables", "tables",
            "facts", "facts",
            "masking", "masking",
            "indicators", "indicators",
            "documents", "wordings",
            "forms", "forms");

    private static final Set<String> ITEMS = Set.of("conditions", "commonConditions", "evidence");

    private final PolicyPack pack;
    private final RecordLines lines;

    PackSheet(PolicyPack pack, MessageSource messages, Locale locale, boolean bothLanguages) {
        this.pack = pack;
        this.lines = new RecordLines(new PackWords(messages, locale, pack), bothLanguages);
    }

    List<SheetSection> category(Category category) {
        return sections(category, tables(category.code()), CATEGORY, List.of("code"));
    }

    List<SheetSection> common() {
        return sections(pack, tables(""), PACK, List.of("categories", "tables"));
    }

    /** The decision tables of a category, or with an empty code those of none. */
    private Map<String, DecisionTable> tables(String code) {
        Map<String, DecisionTable> found = new TreeMap<>();
        pack.tables().forEach((name, table) -> {
            boolean belongs = code.isEmpty() ? !name.startsWith("cat-") : name.startsWith("cat-" + code + "-");
            if (belongs) found.put(table.label(), table);
        });
        return found;
    }

    /** What no section names comes last, so that nothing of a pack is left unshown. */
    private List<SheetSection> sections(
            Record record, Map<String, DecisionTable> tables, Map<String, List<String>> plan, List<String> left) {
        Map<String, List<SheetLine>> found = new LinkedHashMap<>();
        plan.keySet().forEach(key -> found.put(key, new ArrayList<>()));
        found.put("more", new ArrayList<>());
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            if (left.contains(part.getName())) continue;
            String section = plan.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(part.getName()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("more");
            found.get(section).addAll(lines(section, part.getName(), value(record, part)));
        }
        found.get("tables").addAll(lines.tables(tables));
        return found.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new SheetSection(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private List<SheetLine> lines(String section, String name, Object value) {
        if (name.equals("rule")) {
            List<SheetLine> rule =
                    new ArrayList<>(lines.of(name, value.getClass().getSimpleName()));
            rule.addAll(lines.all((Record) value));
            return rule;
        }
        if (name.equals("periods")) return lines.all((Record) value);
        if (name.equals("conditions")
                || name.equals("evidence")
                || section.equals("departments") && name.equals("departments")) {
            return lines.items(name, (List<?>) value);
        }
        return lines.of(name, value);
    }

    private static Object value(Record record, RecordComponent part) {
        try {
            return part.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException(part.toString(), unreadable);
        }
    }

    private static Map<String, List<String>> sections(String... plan) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        for (int at = 0; at < plan.length; at += 2) sections.put(plan[at], List.of(plan[at + 1].split(",")));
        return sections;
    }
}
