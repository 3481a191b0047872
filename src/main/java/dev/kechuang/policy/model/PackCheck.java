package dev.kechuang.policy.model;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.Department;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.policy.EvidenceItem;
import dev.kechuang.policy.Label;
import dev.kechuang.policy.MatterScope;
import dev.kechuang.policy.PolicyPack;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the law and the pack itself demand of a pack before a single case may run under it; every finding at its place. */
final class PackCheck {

    private static final String PACK = "pack.yaml";
    private static final String DEPARTMENTS = "departments.yaml";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{2,59}");
    private static final Pattern CATEGORY = Pattern.compile("[A-Z][0-9]{2}");

    /** A department is a role and a group of the engine; tables hold 40 characters of it. */
    private static final Pattern DEPARTMENT = Pattern.compile("dept-[a-z0-9-]{1,35}");

    private final PolicyPack pack;
    private final PackSource source;

    private PackCheck(PolicyPack pack, PackSource source) {
        this.pack = pack;
        this.source = source;
    }

    static void of(PolicyPack pack, PackSource source, Optional<PolicyPack> previous) {
        PackCheck check = new PackCheck(pack, source);
        check.head();
        check.categories();
        check.matters();
        check.departments();
        NameGuard.check(source);
        LayoutGuard.check(pack, source);
        AmountGuards.check(pack, source);
        TableGuards.check(pack, source);
        NoticeGuards.check(pack, source);
        FormGuards.check(pack, source);
        ReviewGuards.check(pack, source);
        PeriodGuards.check(pack, source);
        TeamGuards.check(pack, source, previous);
    }

    private void head() {
        if (!ID.matcher(pack.ruleVersionId()).matches()) {
            at(PACK, "policy.guard.packId", List.of(pack.ruleVersionId()), "id");
        }
        if (pack.effectiveTo().equals(LocalDate.MAX)) at(PACK, "policy.guard.noEnd", List.of(), "effectiveTo");
        else if (pack.effectiveTo().isBefore(pack.effectiveFrom())) {
            at(PACK, "policy.guard.endBeforeStart", List.of(), "effectiveTo");
        } else if (!holdsAWholeYear()) at(PACK, "policy.guard.noWholeYear", List.of(), "effectiveTo");
        // 公平竞争审查条例 arts. 12 and 18; RULE_NOT_REVIEWED in domain S00
        if (pack.fairCompetitionReviewNo().isBlank()) {
            at(PACK, "policy.guard.noFairCompetition", List.of(), "fairCompetitionReviewNo");
        }
        if (pack.legalReviewNo().isBlank()) at(PACK, "policy.guard.noLegalReview", List.of(), "legalReviewNo");
        if (pack.categories().isEmpty()) at(PACK, "policy.guard.noCategories", List.of());
        unique(pack.projects(), PACK, "projects");
        unique(pack.families(), PACK, "families");
        unique(pack.district().towns(), PACK, "district", "towns");
        unique(pack.opinions(), DEPARTMENTS, "opinions");
    }

    /** A programme year is a calendar year: a version that holds none whole could reward no year. */
    private boolean holdsAWholeYear() {
        LocalDate from = pack.effectiveFrom();
        int first = from.getDayOfYear() == 1 ? from.getYear() : from.getYear() + 1;
        return !pack.effectiveTo().isBefore(LocalDate.of(first, 12, 31));
    }

    private void categories() {
        Set<String> projects = codes(pack.projects());
        Set<String> families = codes(pack.families());
        Set<String> departments = new HashSet<>();
        Set<String> lists = new HashSet<>();
        for (Department department : pack.departments()) departments.add(department.id());
        for (Category category : pack.categories()) {
            String code = category.code();
            String file = PackReader.fileOf(code);
            if (!CATEGORY.matcher(code).matches()) at(file, "policy.guard.categoryCode", List.of(code), "code");
            if (!projects.contains(category.project())) {
                at(file, "policy.guard.unknownProject", List.of(category.project()), "project");
            }
            if (!families.contains(category.family())) {
                at(file, "policy.guard.unknownFamily", List.of(category.family()), "family");
            }
            for (int seq = 0; seq < category.departments().size(); seq++) {
                String asked = category.departments().get(seq);
                if (!departments.contains(asked)) {
                    at(file, "policy.guard.unknownDepartment", List.of(asked), "departments", seq);
                }
            }
            list(category, file, lists);
            applicants(category, file);
            Set<String> keys = new HashSet<>();
            for (int seq = 0; seq < category.evidence().size(); seq++) {
                EvidenceItem item = category.evidence().get(seq);
                if (!keys.add(item.key())) {
                    at(file, "policy.guard.evidenceTwice", List.of(item.key()), "evidence", seq);
                }
            }
            facts(category, file);
        }
    }

    /** One list makes cases of one category, and only where nobody applies. */
    private void list(Category category, String file, Set<String> lists) {
        if (category.officialList().isEmpty()) return;
        String list = category.officialList().get();
        if (category.entryMode() != EntryMode.AUTO) at(file, "policy.guard.listWithoutAuto", List.of(), "officialList");
        if (!lists.add(list)) at(file, "policy.guard.codeTwice", List.of(list), "officialList");
    }

    /** Kinds of applicant are the choices of the fact that asks for them. */
    private void applicants(Category category, String file) {
        var known = pack.fact(category.code(), "applicantType");
        for (int seq = 0; known.isPresent() && seq < category.applicantTypes().size(); seq++) {
            String type = category.applicantTypes().get(seq);
            if (!codes(known.get().choices()).contains(type)) {
                at(file, "policy.guard.applicantKind", List.of(type), "applicants", "types", seq);
            }
        }
    }

    /** A fact that no dictionary entry explains cannot be asked for; a mapping of a fact nobody reads maps nothing. */
    private void facts(Category category, String file) {
        Set<String> read = category.factNames();
        for (String fact : read) {
            if (!fact.isEmpty() && pack.fact(category.code(), fact).isEmpty())
                at(file, "policy.guard.unknownFact", List.of(fact), "amount");
        }
        for (String mapped : category.factFields().keySet()) {
            if (!read.contains(mapped)) at(file, "policy.guard.unreadFact", List.of(mapped), "facts", mapped);
        }
    }

    /** Within one stack group the same matter key must mean the same matter, or highest-only would compare two things. */
    private void matters() {
        Map<String, MatterScope> scopes = new HashMap<>();
        for (Category category : pack.categories()) {
            String matter = category.stackGroup() + " " + category.matterKey();
            MatterScope before = scopes.putIfAbsent(matter, category.matterScope());
            if (before != null && before != category.matterScope()) {
                at(
                        PackReader.fileOf(category.code()),
                        "policy.guard.matterScope",
                        List.of(category.stackGroup(), before),
                        "matterScope");
            }
        }
    }

    private void departments() {
        Set<String> opinions = codes(pack.opinions());
        Set<String> ids = new HashSet<>();
        for (int row = 0; row < pack.departments().size(); row++) {
            Department department = pack.departments().get(row);
            if (!DEPARTMENT.matcher(department.id()).matches()) {
                at(DEPARTMENTS, "policy.guard.departmentId", List.of(department.id()), "departments", row, "id");
            }
            if (!ids.add(department.id())) {
                at(DEPARTMENTS, "policy.guard.codeTwice", List.of(department.id()), "departments", row, "id");
            }
            for (int seq = 0; seq < department.results().size(); seq++) {
                String result = department.results().get(seq).result();
                if (!opinions.contains(result)) {
                    at(DEPARTMENTS, "policy.guard.unknownOpinion", List.of(result), "departments", row, "results", seq);
                }
            }
            if (department.opinionDays() <= 0) {
                at(DEPARTMENTS, "policy.guard.notPositive", List.of("opinionDays"), "departments", row, "opinionDays");
            }
            if (department.reminderDays() >= department.opinionDays()) {
                at(
                        DEPARTMENTS,
                        "policy.guard.lateReminder",
                        List.of("reminderDays"),
                        "departments",
                        row,
                        "reminderDays");
            }
        }
    }

    private void unique(List<Label> labels, String file, Object... path) {
        Set<String> seen = new HashSet<>();
        for (int row = 0; row < labels.size(); row++) {
            String code = labels.get(row).code();
            if (seen.add(code)) continue;
            Object[] place = Arrays.copyOf(path, path.length + 1);
            place[path.length] = row;
            at(file, "policy.guard.codeTwice", List.of(code), place);
        }
    }

    private static Set<String> codes(List<Label> labels) {
        Set<String> codes = new HashSet<>();
        for (Label label : labels) codes.add(label.code());
        return codes;
    }

    private void at(String file, String key, List<Object> args, Object... path) {
        source.guard(key, args, file, path);
    }
}
