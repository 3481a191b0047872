package dev.kechuang.nomination.model;

import dev.kechuang.deadline.PeriodOrigin;
import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.nomination.ListHit;
import dev.kechuang.nomination.ListOutcome.Unmatched;
import dev.kechuang.nomination.model.CaseRecord.Deadlines;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.policy.MatterScope;
import dev.kechuang.policy.Periods;
import dev.kechuang.policy.Policies;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.PartyName;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Uscc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Rows of an official list become cases; only batch statements, because lists have thousands of rows. */
@Component
public class ListImport {

    private final CaseStore cases;
    private final CaseNumbers numbers;
    private final Matters matters;
    private final Policies policies;
    private final Registry registry;
    private final Timing timing;

    public ListImport(
            CaseStore cases,
            CaseNumbers numbers,
            Matters matters,
            Policies policies,
            Registry registry,
            Timing timing) {
        this.cases = cases;
        this.numbers = numbers;
        this.matters = matters;
        this.policies = policies;
        this.registry = registry;
        this.timing = timing;
    }

    /** The cases written, and the rows left for a person. */
    public record Made(List<CaseRecord> cases, List<Unmatched> unmatched) {}

    private record Row(int no, ListHit hit, List<String> keys) {}

    /** What all rows of one list share. */
    private record Frame(int year, PolicyPack pack, Category category, String userId) {}

    public Made make(int year, String categoryCode, List<ListHit> hits, int firstRow, String userId) {
        PolicyPack pack = policies.current();
        Category category = pack.category(categoryCode);
        if (category.entryMode() != EntryMode.AUTO) throw Refusal.conflict("nomination.list.notAuto", categoryCode);
        Frame frame = new Frame(year, pack, category, userId);
        List<Unmatched> unmatched = new ArrayList<>();
        List<Row> rows = wellFormed(frame, hits, firstRow, unmatched);
        List<Unit> units =
                registry.ensureUnits(rows.stream().map(row -> row.hit().unit()).toList());
        // The counter comes before the look at what exists: two imports of one list queue up here.
        numbers.hold(year, categoryCode);
        Set<String> held = held(frame, rows);
        List<Integer> good = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Optional<String> problem = problem(frame, rows.get(i), units.get(i), held);
            if (problem.isEmpty()) good.add(i);
            else unmatched.add(new Unmatched(rows.get(i).no(), units.get(i).uscc(), problem.get()));
        }
        List<CaseNo> caseNos = good.isEmpty() ? List.of() : numbers.next(year, categoryCode, good.size());
        List<CaseRecord> made = new ArrayList<>();
        List<Matters.Entry> entries = new ArrayList<>();
        for (int i = 0; i < good.size(); i++) {
            Row row = rows.get(good.get(i));
            Unit unit = units.get(good.get(i));
            CaseRecord one = record(frame, caseNos.get(i), row, unit);
            made.add(one);
            row.keys()
                    .forEach(key -> entries.add(
                            new Matters.Entry(one.id(), key, category.code(), category.stackGroup(), unit.id())));
        }
        cases.insertAll(made, userId);
        timing.keep(made.stream()
                .flatMap(one ->
                        Stream.of(reminder(one.caseNo(), pack.periods()), confirmation(one.caseNo(), pack.periods())))
                .toList());
        matters.insertAll(entries);
        return new Made(made, unmatched);
    }

    private PeriodOrigin reminder(String caseNo, Periods periods) {
        return timing.fromToday(NominationPeriods.ENTITLEMENT_REMINDER, caseNo, periods.entitlementReminder());
    }

    private PeriodOrigin confirmation(String caseNo, Periods periods) {
        return timing.fromToday(NominationPeriods.ENTITLEMENT, caseNo, periods.entitlementConfirm());
    }

    private List<Row> wellFormed(Frame frame, List<ListHit> hits, int firstRow, List<Unmatched> unmatched) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            ListHit hit = hits.get(i);
            int no = firstRow + i + 1;
            List<String> keys = frame.category().matterKeysOf(facts(frame, hit));
            if (Uscc.problem(hit.unit().uscc()).isPresent()) {
                unmatched.add(new Unmatched(no, hit.unit().uscc(), "nomination.list.badUscc"));
            } else if (keys.isEmpty()) {
                unmatched.add(new Unmatched(no, hit.unit().uscc(), "nomination.check.noMatter"));
            } else {
                rows.add(new Row(no, hit, keys));
            }
        }
        return rows;
    }

    /** {@code held} grows with each good row, so that one list cannot name a matter twice. */
    private static Optional<String> problem(Frame frame, Row row, Unit unit, Set<String> held) {
        if (!PartyName.sameName(unit.name(), row.hit().unit().name())) return Optional.of("nomination.list.otherName");
        List<String> scoped =
                row.keys().stream().map(key -> scoped(frame, unit.id(), key)).toList();
        if (scoped.stream().anyMatch(held::contains)) return Optional.of("nomination.list.duplicate");
        held.addAll(scoped);
        return Optional.empty();
    }

    private Set<String> held(Frame frame, List<Row> rows) {
        List<String> keys =
                rows.stream().flatMap(row -> row.keys().stream()).distinct().toList();
        Set<String> held = new HashSet<>();
        matters.holders(frame.category(), keys)
                .forEach(entry -> held.add(scoped(frame, entry.unitId(), entry.matterKey())));
        return held;
    }

    private static String scoped(Frame frame, UUID unitId, String key) {
        return frame.category().matterScope() == MatterScope.DISTRICT ? key : unitId + "/" + key;
    }

    private static Map<String, Object> facts(Frame frame, ListHit hit) {
        NewUnit unit = hit.unit();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("uscc", unit.uscc());
        all.put("enterpriseUscc", unit.uscc());
        all.put("year", String.valueOf(frame.year()));
        all.putAll(hit.answers());
        return frame.pack().facts(frame.category(), all);
    }

    private CaseRecord record(Frame frame, CaseNo caseNo, Row row, Unit unit) {
        var periods = frame.pack().periods();
        Category category = frame.category();
        String answers = AnswerJson.write(row.hit().answers());
        return new CaseRecord(
                UUID.randomUUID(),
                caseNo.text(),
                frame.year(),
                category.code(),
                frame.pack().ruleVersionId(),
                EntryMode.AUTO,
                category.path(),
                category.stackGroup(),
                unit.id(),
                unit.name(),
                unit.uscc(),
                ItemName.of(category, row.keys()),
                CaseStatus.AWAITING_CONFIRMATION,
                timing.now(),
                null,
                null,
                false,
                answers,
                answers,
                timing.now(),
                frame.userId(),
                timing.now(),
                new Deadlines(
                        null,
                        null,
                        timing.count(reminder(caseNo.text(), periods)),
                        timing.count(confirmation(caseNo.text(), periods)),
                        null),
                null,
                null,
                0);
    }
}
