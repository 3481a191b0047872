package dev.kechuang.intake.model;

import dev.kechuang.intake.ListKind;
import dev.kechuang.intake.ListRow;
import dev.kechuang.intake.OfficialList;
import dev.kechuang.intake.RowOutcome;
import dev.kechuang.intake.model.ReadRow.Remark;
import dev.kechuang.nomination.Entitlements;
import dev.kechuang.nomination.ListHit;
import dev.kechuang.nomination.ListOutcome;
import dev.kechuang.nomination.ListOutcome.Unmatched;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Policies;
import dev.kechuang.registry.NewUnit;
import dev.kechuang.registry.Registry;
import dev.kechuang.registry.Unit;
import dev.kechuang.shared.CaseNo;
import dev.kechuang.shared.PartyName;
import dev.kechuang.shared.Refusal;
import dev.kechuang.shared.Uscc;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Well-formed rows become units or cases; one query for the units and one batch for the cases, whatever the number of rows. */
@Component
public class RowEntry {

    private static final Remark OTHER_DIVISION = Remark.of("intake.row.otherDivision");

    private final RowStore rows;
    private final Registry registry;
    private final Policies policies;
    private final Entitlements entitlements;

    public RowEntry(RowStore rows, Registry registry, Policies policies, Entitlements entitlements) {
        this.rows = rows;
        this.registry = registry;
        this.policies = policies;
        this.entitlements = entitlements;
    }

    private record Matched(ListRow row, Unit unit, Remark remark) {}

    List<RowResult> enter(OfficialList list, List<ListRow> chunk) {
        Map<String, Unit> known =
                registry.unitsByUscc(chunk.stream().map(ListRow::uscc).toList());
        return list.kind() == ListKind.UNIT_DIRECTORY ? units(chunk, known) : cases(list, chunk, known);
    }

    /** The case of a row that a clerk matched to a unit by hand. */
    public Entered enterAs(OfficialList list, ListRow row, Unit unit, String userId) {
        List<RowResult> results = new ArrayList<>();
        create(list, List.of(new Matched(row, unit, Remark.NONE)), results, userId);
        RowResult result = results.get(0);
        return new Entered(result.outcome(), result.caseNo(), result.remark().key());
    }

    /** What became of a row entered by hand; {@code reason} is a message key or null. */
    public record Entered(RowOutcome outcome, String caseNo, String reason) {}

    private List<RowResult> units(List<ListRow> chunk, Map<String, Unit> known) {
        List<RowResult> results = new ArrayList<>();
        List<NewUnit> fresh = new ArrayList<>();
        for (ListRow row : chunk) {
            Unit unit = known.get(row.uscc());
            if (unit == null) {
                fresh.add(newUnit(row));
                results.add(RowResult.of(row, RowOutcome.CREATED, division(row)));
            } else if (PartyName.sameName(unit.name(), row.unitName())) {
                results.add(RowResult.of(row, RowOutcome.ALREADY, Remark.NONE));
            } else {
                results.add(RowResult.of(row, RowOutcome.NAME_DIFFERS, registered(unit)));
            }
        }
        registry.ensureUnits(fresh);
        return results;
    }

    private List<RowResult> cases(OfficialList list, List<ListRow> chunk, Map<String, Unit> known) {
        List<RowResult> results = new ArrayList<>();
        List<Matched> matched = new ArrayList<>();
        Set<String> types =
                Set.copyOf(policies.current().category(category(list)).applicantTypes());
        for (ListRow row : chunk) {
            Unit unit = known.get(row.uscc());
            if (unit == null) {
                boolean here = division(row) == Remark.NONE;
                results.add(
                        here
                                ? RowResult.of(row, RowOutcome.UNKNOWN_UNIT, Remark.of("intake.row.unknownUnit"))
                                : RowResult.of(row, RowOutcome.NOT_IN_DISTRICT, OTHER_DIVISION));
            } else if (!PartyName.sameName(unit.name(), row.unitName())) {
                results.add(RowResult.of(row, RowOutcome.NAME_DIFFERS, registered(unit)));
            } else if (!types.contains(unit.applicantType())) {
                results.add(RowResult.of(row, RowOutcome.NOT_ELIGIBLE, Remark.of("intake.row.typeNotRewarded")));
            } else {
                matched.add(new Matched(row, unit, division(row)));
            }
        }
        create(list, matched, results, list.uploadedBy());
        return results;
    }

    private void create(OfficialList list, List<Matched> matched, List<RowResult> results, String userId) {
        if (matched.isEmpty()) return;
        ListOutcome made = entitlements.createFromList(
                list.programmeYear(),
                category(list),
                matched.stream().map(RowEntry::hit).toList(),
                userId);
        Map<Integer, Unmatched> refused =
                new TreeMap<>(made.unmatched().stream().collect(Collectors.toMap(Unmatched::row, Function.identity())));
        if (made.created().size() + refused.size() != matched.size()) {
            throw new IllegalStateException("Cases and refusals do not add up to the rows of " + list.id());
        }
        Map<String, String> earlier = rows.casesOf(
                list.kind(),
                refused.keySet().stream()
                        .map(no -> matched.get(no - 1).row().matterKey())
                        .toList());
        // Cases come in the order of the rows, without those that were refused.
        Iterator<CaseNo> created = made.created().iterator();
        for (int i = 0; i < matched.size(); i++) {
            Matched one = matched.get(i);
            Unmatched no = refused.get(i + 1);
            results.add(
                    no == null
                            ? new RowResult(
                                    one.row().rowNo(),
                                    RowOutcome.CREATED,
                                    one.remark(),
                                    created.next().text())
                            : refused(one.row(), no, earlier));
        }
    }

    private static RowResult refused(ListRow row, Unmatched no, Map<String, String> earlier) {
        return switch (no.reasonKey()) {
            case "nomination.list.duplicate" ->
                new RowResult(
                        row.rowNo(),
                        RowOutcome.ALREADY,
                        new Remark("intake.row.hasCase", null, row.matterKey()),
                        earlier.get(row.matterKey()));
            case "nomination.list.otherName" -> RowResult.of(row, RowOutcome.NAME_DIFFERS, Remark.of(no.reasonKey()));
            default -> RowResult.of(row, RowOutcome.NOT_ELIGIBLE, Remark.of(no.reasonKey()));
        };
    }

    /** Facts as the category's form names them; the unit's own data comes from the registry, not from the list. */
    private static ListHit hit(Matched one) {
        Unit unit = one.unit();
        Map<String, Object> facts = new LinkedHashMap<>();
        one.row().cells().forEach((field, text) -> {
            if (!text.isEmpty()) facts.put(field, text);
        });
        facts.put("uscc", unit.uscc());
        facts.put("unitName", unit.name());
        return new ListHit(NewUnit.of(unit.uscc(), unit.name(), unit.applicantType()), facts);
    }

    private static NewUnit newUnit(ListRow row) {
        Map<String, String> cells = row.cells();
        return new NewUnit(
                row.uscc(),
                row.unitName(),
                cells.get("applicantType"),
                cells.get("registeredAddress"),
                cells.get("townCode"),
                cells.get("legalRepName"),
                cells.get("industryCode"),
                Boolean.parseBoolean(cells.get("aboveScale")),
                LocalDate.parse(cells.get("establishedOn")),
                cells.get("contactName"),
                cells.get("contactMobile"),
                cells.get("contactEmail"));
    }

    private Remark division(ListRow row) {
        String district = policies.current().district().code();
        return Uscc.parse(row.uscc()).divisionCode().equals(district) ? Remark.NONE : OTHER_DIVISION;
    }

    private static Remark registered(Unit unit) {
        return new Remark("intake.row.nameDiffers", null, unit.name());
    }

    private String category(OfficialList list) {
        return policies.current()
                .categoryOfList(list.kind().name())
                .map(Category::code)
                .orElseThrow(() -> Refusal.conflict("intake.noCategory"));
    }
}
