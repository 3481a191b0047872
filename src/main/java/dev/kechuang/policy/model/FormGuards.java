package dev.kechuang.policy.model;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.EvidenceItem;
import dev.kechuang.policy.Label;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.model.FormReading.FormField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The applicant's form and its category say the same: facts, options, evidence, kinds of applicant, towns. */
final class FormGuards {

    /** Facts that the system supplies, whatever the form says. */
    private static final Set<String> SYSTEM = Set.of("programmeYear");

    private final PolicyPack pack;
    private final Category category;
    private final PackSource source;
    private final String form;
    private final String file;
    private final Map<String, FormField> fields = new LinkedHashMap<>();

    private FormGuards(PolicyPack pack, Category category, PackSource source, String form) {
        this.pack = pack;
        this.category = category;
        this.source = source;
        this.form = form;
        this.file = PackReader.fileOf(category.code());
    }

    static void check(PolicyPack pack, PackSource source) {
        for (String code : pack.forms().keySet()) {
            String form = PackReader.formOf(code);
            var owner = pack.categories().stream()
                    .filter(category -> category.code().equals(code))
                    .findFirst();
            if (owner.isPresent()) new FormGuards(pack, owner.get(), source, form).agree();
            else if (!source.files().has(PackReader.fileOf(code))) {
                source.findings().guard(form, 1, "policy.guard.formCategory");
            }
        }
    }

    private void agree() {
        try {
            for (FormField field : FormReading.fields(source.files().bytes(form))) {
                if (fields.putIfAbsent(field.key(), field) != null)
                    at(field, "policy.guard.formFieldTwice", field.key());
            }
        } catch (FormReading.Unreadable unreadable) {
            source.findings().guard(form, unreadable.line(), "policy.guard.formUnreadable", unreadable.getMessage());
            return;
        }
        for (String fact : category.factNames()) fact(fact);
        evidence();
        options("applicantType", Set.copyOf(category.applicantTypes()), "policy.guard.unknownApplicantType");
        Set<String> towns = new HashSet<>();
        for (Label town : pack.district().towns()) towns.add(town.code());
        options("townCode", towns, "policy.guard.unknownTown");
    }

    /** A mapping may name several places, the first filled one counts; each must exist and offer what the rule knows. */
    private void fact(String fact) {
        String mapping = category.factFields().get(fact);
        for (String path : (mapping == null ? fact : mapping).split("\\s*\\|\\s*")) {
            FormField field = fieldAt(path);
            if (field != null) {
                rows(field, fact);
            } else if (!SYSTEM.contains(path) && mapping != null) {
                source.guard("policy.guard.noFormField", List.of(path, fact), file, "facts", fact);
            } else if (!SYSTEM.contains(path)) {
                source.guard("policy.guard.factWithoutField", List.of(fact), file, "facts");
            }
        }
    }

    private FormField fieldAt(String path) {
        int table = path.indexOf("[].");
        if (table < 0) return fields.get(path);
        FormField whole = fields.get(path.substring(0, table));
        if (whole == null) return null;
        return whole.columns().stream()
                .filter(column -> column.key().equals(path.substring(table + 3)))
                .findFirst()
                .orElse(null);
    }

    private void rows(FormField field, String fact) {
        Set<String> known = BasisGuard.keysOf(category.rule(), fact);
        Set<String> offered = new TreeSet<>(field.options());
        if (known.isEmpty() || offered.equals(new TreeSet<>(known))) return;
        Set<String> differing = new TreeSet<>(known);
        differing.removeAll(offered);
        offered.stream().filter(option -> !known.contains(option)).forEach(differing::add);
        at(field, "policy.guard.formOptions", field.key(), String.join(", ", differing));
    }

    private void evidence() {
        List<String> keys = new ArrayList<>();
        for (int row = 0; row < category.evidence().size(); row++) {
            EvidenceItem item = category.evidence().get(row);
            keys.add(item.key());
            FormField field = fields.get(item.key());
            if (field == null || !field.upload()) {
                source.guard("policy.guard.evidenceWithoutUpload", List.of(item.key()), file, "evidence", row);
            }
        }
        for (FormField field : fields.values()) {
            if (field.upload() && !keys.contains(field.key())) {
                at(field, "policy.guard.uploadWithoutEvidence", field.key());
            }
        }
    }

    private void options(String key, Set<String> allowed, String message) {
        FormField field = fields.get(key);
        if (field == null) return;
        for (String option : field.options()) {
            if (!allowed.contains(option)) at(field, message, option);
        }
    }

    private void at(FormField field, String key, Object... args) {
        source.findings().guard(form, field.line(), key, args);
    }
}
