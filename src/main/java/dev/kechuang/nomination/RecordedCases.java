package dev.kechuang.nomination;

import dev.kechuang.nomination.model.AnswerJson;
import dev.kechuang.nomination.model.CaseAccess;
import dev.kechuang.nomination.model.RecordedRows;
import dev.kechuang.nomination.model.RecordedRows.EarlierStep;
import dev.kechuang.nomination.model.RecordedRows.Row;
import dev.kechuang.nomination.model.SubmissionDesk;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.MatterScope;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A year's cases for looking at them again under another rule version; reads only. Answers stay here, facts leave. */
@Service
public class RecordedCases {

    private static final int CHUNK = 2_000;
    private static final CaseFacts ON_RECORD = new CaseFacts(Map.of(), List.of());

    private final RecordedRows rows;
    private final SubmissionDesk desk;
    private final CaseAccess access;

    public RecordedCases(RecordedRows rows, SubmissionDesk desk, CaseAccess access) {
        this.rows = rows;
        this.desk = desk;
        this.access = access;
    }

    /** Years that have submitted cases, latest first. */
    @Transactional(readOnly = true)
    public List<Integer> years() {
        return rows.years();
    }

    /** Submitted cases of the year that ended without a reward; {@link #read} leaves them out. */
    @Transactional(readOnly = true)
    public int ended(int programmeYear) {
        return rows.ended(programmeYear);
    }

    /** Hands over the cases that are under way or paid, in chunks, each with its facts under its own pack and under the asked one. */
    @Transactional(readOnly = true)
    public void read(int programmeYear, PolicyPack asked, String userId, Consumer<List<RecordedCase>> chunk) {
        if (!access.worksInOffice(userId)) throw Refusal.notAllowed("nomination.officeOnly");
        String after = "";
        List<Row> found;
        do {
            found = rows.page(programmeYear, after, CHUNK);
            if (found.isEmpty()) return;
            after = found.get(found.size() - 1).record().caseNo();
            chunk.accept(recorded(found, asked));
        } while (found.size() == CHUNK);
    }

    private List<RecordedCase> recorded(List<Row> found, PolicyPack asked) {
        List<UUID> ids = found.stream().map(row -> row.record().id()).toList();
        Map<UUID, Set<String>> keys = rows.matterKeys(ids);
        Map<UUID, List<EarlierStep>> steps = rows.earlierSteps(ids, upgradable(found, asked));
        return found.stream()
                .map(row -> recorded(
                        row,
                        asked,
                        keys.getOrDefault(row.record().id(), Set.of()),
                        steps.getOrDefault(row.record().id(), List.of())))
                .toList();
    }

    private RecordedCase recorded(Row row, PolicyPack asked, Set<String> keys, List<EarlierStep> steps) {
        var one = row.record();
        Category own = desk.categoryOf(one);
        List<EarlierStep> line = steps.stream()
                .filter(step -> own.matterScope() == MatterScope.DISTRICT
                        || step.unitId().equals(one.unitId()))
                .toList();
        List<EarlierStep> sameYear = line.stream()
                .filter(step -> step.programmeYear() == one.programmeYear() && step.earlier())
                .toList();
        Money decided = row.calculated() ? row.paidBefore() : sum(line);
        // Steps that were rewarded only after this calculation were not deducted by it.
        List<EarlierStep> deducted = sum(sameYear).compareTo(decided) <= 0 ? sameYear : List.of();
        Map<String, Object> answers = AnswerJson.read(one.answers());
        return new RecordedCase(
                one.id(),
                one.number(),
                one.unitId(),
                one.unitName(),
                one.categoryCode(),
                one.status(),
                one.submittedAt() == null ? one.createdAt() : one.submittedAt(),
                one.ruleVersionId(),
                keys,
                one.amount() == null ? desk.factsUnder(desk.packOf(one), one, answers) : ON_RECORD,
                desk.factsUnder(asked, one, answers),
                one.amount(),
                one.clause(),
                decided.minus(sum(deducted)),
                deducted.stream().map(EarlierStep::otherId).toList());
    }

    /** Only where promotion pays the difference does it matter what the line got before. */
    private Set<String> upgradable(List<Row> found, PolicyPack asked) {
        Set<String> codes = new TreeSet<>();
        asked.categories().stream()
                .filter(Category::upgradable)
                .map(Category::code)
                .forEach(codes::add);
        found.stream()
                .map(row -> desk.categoryOf(row.record()))
                .filter(Category::upgradable)
                .map(Category::code)
                .forEach(codes::add);
        return codes;
    }

    private static Money sum(List<EarlierStep> steps) {
        return steps.stream().map(EarlierStep::amount).reduce(Money.ZERO, Money::plus);
    }
}
