package dev.kechuang.policy.model;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.Department;
import dev.kechuang.policy.EvidenceItem;
import dev.kechuang.policy.Label;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the law and the pack itself demand of a pack before a single case may run under it. */
final class PackCheck {

    /** 国家科学技术奖励条例 art. 36: a district has no science award of its own; it may match one (配套). */
    static final Pattern FORBIDDEN_NAME = Pattern.compile("(科学技术(进步)?奖|科技进步奖)(?!配套|励)");

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{2,59}");

    /** A department is a role and a group of the engine; tables hold 40 characters of it. */
    private static final Pattern DEPARTMENT = Pattern.compile("dept-[a-z0-9-]{1,35}");

    private final PolicyPack pack;

    private PackCheck(PolicyPack pack) {
        this.pack = pack;
    }

    static void of(PolicyPack pack) {
        PackCheck check = new PackCheck(pack);
        check.head();
        check.names();
        check.categories();
        check.departments();
        check.forms();
    }

    private void head() {
        demand(ID.matcher(pack.ruleVersionId()).matches(), "the id must be lower-case ASCII, 3 to 60 characters");
        demand(!pack.effectiveTo().isBefore(pack.effectiveFrom()), "effectiveTo lies before effectiveFrom");
        // 公平竞争审查条例 arts. 12 and 18; RULE_NOT_REVIEWED in domain S00
        demand(!pack.fairCompetitionReviewNo().isBlank(), "no fair-competition review number");
        demand(!pack.legalReviewNo().isBlank(), "no legality review number");
        demand(pack.amounts().fiscalScaleFactor().signum() > 0, "fiscalScaleFactor must be above zero");
        demand(!pack.categories().isEmpty(), "no categories");
    }

    private void names() {
        for (Category category : pack.categories()) mayBeCalled(category.nameZh());
        for (Wording wording : pack.wordings().values()) {
            mayBeCalled(wording.title());
            mayBeCalled(wording.body());
        }
        mayBeCalled(pack.title());
    }

    private void mayBeCalled(String text) {
        demand(!FORBIDDEN_NAME.matcher(text).find(), "names a science award, which a district may not set up: " + text);
    }

    private void categories() {
        Set<String> projects = codes(pack.projects());
        Set<String> departments = new HashSet<>();
        for (Department department : pack.departments()) departments.add(department.id());
        for (Category category : pack.categories()) {
            String code = category.code();
            demand(code.matches("[A-Z][0-9]{2}"), code + " is no category code");
            demand(projects.contains(category.project()), code + ": unknown project " + category.project());
            for (String asked : category.departments()) {
                demand(departments.contains(asked), code + ": unknown department " + asked);
            }
            Set<String> keys = new HashSet<>();
            for (EvidenceItem item : category.evidence()) {
                demand(keys.add(item.key()), code + ": evidence " + item.key() + " stands twice");
            }
        }
    }

    private void departments() {
        Set<String> opinions = codes(pack.opinions());
        Set<String> ids = new HashSet<>();
        for (Department department : pack.departments()) {
            demand(DEPARTMENT.matcher(department.id()).matches(), department.id() + " is no department id (dept-...)");
            demand(ids.add(department.id()), department.id() + " stands twice");
            for (Department.Finding finding : department.results()) {
                demand(opinions.contains(finding.result()), department.id() + ": unknown result " + finding.result());
            }
            demand(
                    department.reminderDays() < department.opinionDays(),
                    department.id() + ": the reminder comes too late");
        }
    }

    private void forms() {
        List<String> known = pack.categories().stream().map(Category::code).toList();
        for (String code : pack.forms().keySet()) {
            demand(known.contains(code), "form apply-" + code + " belongs to no category");
        }
    }

    private static Set<String> codes(List<Label> labels) {
        Set<String> codes = new HashSet<>();
        for (Label label : labels) codes.add(label.code());
        return codes;
    }

    private void demand(boolean holds, String otherwise) {
        if (!holds) throw new BrokenPack(pack.ruleVersionId(), otherwise);
    }
}
