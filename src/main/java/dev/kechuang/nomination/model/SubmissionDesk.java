package dev.kechuang.nomination.model;

import dev.kechuang.calendar.BusinessClock;
import dev.kechuang.campaign.CallWindows;
import dev.kechuang.evidence.EvidenceFile;
import dev.kechuang.evidence.EvidenceStore;
import dev.kechuang.form.FormContext;
import dev.kechuang.form.FormSchema;
import dev.kechuang.form.Forms;
import dev.kechuang.nomination.CaseFacts;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.Problem;
import dev.kechuang.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads and judges what an applicant hands in: by the form of its policy pack, and by the checks of {@link Prechecks}. */
@Component
public class SubmissionDesk {

    /** Owner type of the files of a case; the owner key is the case's id. */
    public static final String EVIDENCE_OWNER = "nomination";

    private final Policies policies;
    private final Registry registry;
    private final CallWindows windows;
    private final EvidenceStore evidence;
    private final Matters matters;
    private final Bans bans;
    private final BusinessClock clock;
    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

    public SubmissionDesk(
            Policies policies,
            Registry registry,
            CallWindows windows,
            EvidenceStore evidence,
            Matters matters,
            Bans bans,
            BusinessClock clock) {
        this.policies = policies;
        this.registry = registry;
        this.windows = windows;
        this.evidence = evidence;
        this.matters = matters;
        this.bans = bans;
        this.clock = clock;
    }

    /** A judged submission: clean answers, the matters they name, and what is wrong. */
    public record Judged(
            Map<String, Object> answers, List<String> matterKeys, String itemName, List<Problem> problems) {}

    public PolicyPack packOf(CaseRecord one) {
        return policies.version(one.ruleVersionId());
    }

    public String titleOf(String ruleVersionId) {
        return policies.version(ruleVersionId).title();
    }

    public Category categoryOf(CaseRecord one) {
        return packOf(one).category(one.categoryCode());
    }

    public FormSchema formOf(CaseRecord one) {
        return schemas.computeIfAbsent(
                one.ruleVersionId() + "/" + one.categoryCode(),
                key -> FormSchema.parse(packOf(one).form(one.categoryCode())));
    }

    /** What the form cannot know: the day, the year, which files exist, and the registered facts nobody may retype. */
    public FormContext contextOf(CaseRecord one) {
        Set<UUID> known = files(one).stream().map(EvidenceFile::id).collect(Collectors.toSet());
        return new FormContext(clock.today(), one.programmeYear(), known::contains, prefilled(formOf(one), one, true));
    }

    /** The answers a new draft starts with. */
    public Map<String, Object> initialAnswers(CaseRecord one) {
        FormSchema schema = formOf(one);
        return Forms.initial(schema, prefilled(schema, one, false));
    }

    public List<EvidenceFile> files(CaseRecord one) {
        return evidence.list(EVIDENCE_OWNER, one.id().toString());
    }

    /** Judges the stored draft as a final submission, or as a correction of one. */
    public Judged judge(CaseRecord one, boolean correction) {
        PolicyPack pack = packOf(one);
        Category category = pack.category(one.categoryCode());
        var checked = Forms.check(formOf(one), AnswerJson.read(one.draftAnswers()), contextOf(one));
        List<Problem> problems = new ArrayList<>(checked.problems());
        // Facts are read only from answers whose form is in order: a broken table must be told once, beside its field.
        List<String> keys = problems.isEmpty() ? matterKeys(one, checked.answers()) : List.of();
        if (problems.isEmpty()) {
            problems.addAll(Prechecks.problems(submission(one, pack, category, checked.answers(), keys), correction));
        }
        return new Judged(checked.answers(), keys, itemName(category, checked.answers(), keys), problems);
    }

    /** Facts of the case for its amount rule. */
    public Map<String, Object> factsOf(CaseRecord one, Map<String, Object> answers) {
        return packOf(one).facts(categoryOf(one), withKnownFacts(one, answers));
    }

    /** What another version would read from the case; a category it does not have has no facts. */
    public CaseFacts factsUnder(PolicyPack pack, CaseRecord one, Map<String, Object> answers) {
        Optional<Category> category = pack.categories().stream()
                .filter(known -> known.code().equals(one.categoryCode()))
                .findFirst();
        if (category.isEmpty()) return new CaseFacts(Map.of(), List.of());
        try {
            return new CaseFacts(pack.facts(category.get(), withKnownFacts(one, answers)), List.of());
        } catch (Refusal unreadable) {
            return new CaseFacts(Map.of(), unreadable.problems());
        }
    }

    public List<String> matterKeys(CaseRecord one, Map<String, Object> answers) {
        return categoryOf(one).matterKeysOf(factsOf(one, answers));
    }

    private Submission submission(
            CaseRecord one, PolicyPack pack, Category category, Map<String, Object> answers, List<String> keys) {
        Unit unit = registry.unit(one.unitId());
        return new Submission(
                one,
                pack,
                category,
                unit,
                answers,
                keys,
                matters.taken(category, one.unitId(), keys, one.id()),
                windows.isOpen(one.programmeYear(), one.categoryCode()),
                files(one).stream().map(EvidenceFile::slot).collect(Collectors.toSet()),
                bans.bannedUntil(unit.uscc()),
                clock.today());
    }

    private Map<String, Object> prefilled(FormSchema schema, CaseRecord one, boolean onlyFixed) {
        Unit unit = registry.unit(one.unitId());
        Map<String, Object> facts = new HashMap<>();
        facts.put("unit.name", unit.name());
        facts.put("unit.uscc", unit.uscc());
        facts.put("unit.registeredAddress", unit.registeredAddress());
        facts.put("unit.townCode", unit.townCode());
        facts.put("unit.legalRepName", unit.legalRepName());
        if (!onlyFixed) {
            facts.put("unit.contactName", unit.contactName());
            facts.put("unit.contactMobile", unit.contactMobile());
            facts.put("unit.contactEmail", unit.contactEmail());
        }
        Map<String, Object> onList = AnswerJson.read(one.answers());
        Map<String, Object> byField = new LinkedHashMap<>();
        schema.prefills().forEach((field, fact) -> {
            // What an official list said stays as it was said.
            Object known = fact.startsWith("match.") ? onList.get(fact.substring("match.".length())) : facts.get(fact);
            if (known != null) byField.put(field, known);
        });
        if (!onlyFixed) sameName(schema, unit, byField);
        return byField;
    }

    /** Registered facts that a form asks under their own name: a start, which the applicant may change. */
    private static void sameName(FormSchema schema, Unit unit, Map<String, Object> byField) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("applicantType", unit.applicantType());
        facts.put("industryCode", unit.industryCode());
        facts.put("aboveScale", unit.aboveScale() ? "true" : "false");
        facts.put(
                "establishedOn",
                unit.establishedOn() == null ? null : unit.establishedOn().toString());
        facts.forEach((key, value) -> {
            if (value != null && schema.field(key).isPresent()) byField.putIfAbsent(key, value);
        });
    }

    /** Parts of matter keys that nobody types: the unit itself and the year. */
    private static Map<String, Object> withKnownFacts(CaseRecord one, Map<String, Object> answers) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String name : List.of("uscc", "enterpriseUscc", "agencyUscc")) all.put(name, one.uscc());
        for (String name : List.of("year", "fiscalYear", "programmeYear")) {
            all.put(name, String.valueOf(one.programmeYear()));
        }
        all.putAll(answers);
        return all;
    }

    private static String itemName(Category category, Map<String, Object> answers, List<String> keys) {
        for (String field : List.of("itemName", "projectName", "productName", "platformName")) {
            if (answers.get(field) instanceof String name && !name.isBlank()) return ItemName.cut(name);
        }
        return ItemName.of(category, keys);
    }
}
