package dev.kechuang.statistics;

import dev.kechuang.nomination.CaseStatus;
import dev.kechuang.registry.Unit;
import dev.kechuang.testsupport.WholeApplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The six cases that are worked out by hand, a withdrawn one, 300,000 yuan of budget, and the draft to try on them. */
public final class SandboxYear {

    private final SandboxWorld world;
    private final UUID first;
    private final UUID gone;
    private final UUID open;

    private SandboxYear(SandboxWorld world, UUID first, UUID gone, UUID open) {
        this.world = world;
        this.first = first;
        this.gone = gone;
        this.open = open;
    }

    public static SandboxYear byHand(WholeApplication app) {
        var world = new SandboxWorld(app);
        world.budget(300_000);
        List<Unit> units = app.units(1, 3);
        UUID first = techSme(world, units.get(0), 1, true);
        rd(world, units.get(0), 1_000_000, true);
        rd(world, units.get(1), 3_000_000, true);
        UUID gone = demonstration(world, units.get(1));
        techSme(world, units.get(2), 2, false);
        UUID open = world.add(
                "B01",
                units.get(2),
                "{\"aboveScale\":\"false\",\"programmeYear\":\"2025\"}",
                Map.of("fiscalYear", "2025"),
                false,
                CaseStatus.JOINT_CHECK);
        world.add("C02", units.get(2), "{}", Map.of(), false, CaseStatus.WITHDRAWN);
        world.write(Map.of());
        return new SandboxYear(world, first, gone, open);
    }

    public byte[] draft() {
        return draft("techSmeRegNo");
    }

    public String caseId() {
        return first.toString();
    }

    SandboxWorld world() {
        return world;
    }

    UUID first() {
        return first;
    }

    UUID gone() {
        return gone;
    }

    UUID open() {
        return open;
    }

    static UUID techSme(SandboxWorld world, Unit unit, long no, boolean calculated) {
        String number = "R" + no;
        return world.add(
                "C02",
                unit,
                "{\"techSmeRegNo\":\"" + number + "\"}",
                Map.of("registrationNo", number),
                calculated,
                calculated ? CaseStatus.CALCULATED : CaseStatus.JOINT_CHECK);
    }

    static UUID rd(SandboxWorld world, Unit unit, long yuan, boolean calculated) {
        String answers = "{\"aboveScale\":\"false\",\"rd\":" + yuan + ",\"revenue\":" + yuan * 10 + ",\"prevRd\":0}";
        Map<String, Object> facts =
                Map.of("aboveScale", "false", "rd", yuan, "revenue", yuan * 10, "prevRd", 0, "fiscalYear", "2025");
        return world.add("B01", unit, answers, facts, calculated, CaseStatus.PAID);
    }

    static UUID demonstration(SandboxWorld world, Unit unit) {
        return world.add(
                "C07",
                unit,
                "{\"ipLevel\":\"NATIONAL_ADVANTAGE\"}",
                Map.of("level", "NATIONAL_ADVANTAGE", "enterpriseUscc", unit.uscc()),
                true,
                CaseStatus.DECIDED);
    }

    static byte[] draft(String registrationField) {
        Map<String, UnaryOperator<String>> changes = new HashMap<>();
        changes.put(
                "categories/c02.yaml",
                text -> text.replace("amount: 5000", "amount: 8000")
                        .replace("claimedTechSmeRegNo | techSmeRegNo", registrationField));
        changes.put("categories/b01.yaml", text -> text.replace("rate: \"0.08\"\n    cap", "rate: \"0.10\"\n    cap"));
        return SandboxWorld.pack("draft-2026", changes, "c07");
    }
}
