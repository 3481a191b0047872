package dev.kechuang.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What domain.md 2.2 pays, written a second time in whole numbers only and without the pack or the calculator:
 * money in fen, points and mu in hundredths, results in whole yuan.
 */
final class AmountOracle {

    private final Map<String, Object> facts;

    private AmountOracle(Map<String, Object> facts) {
        this.facts = facts;
    }

    static long yuan(String code, Map<String, Object> facts) {
        AmountOracle it = new AmountOracle(facts);
        return switch (code.charAt(0)) {
            case 'A' -> it.groupA(code);
            case 'B' -> it.groupB(code);
            case 'C' -> it.groupC(code);
            case 'D' -> it.groupD(code);
            default -> it.groupEF(code);
        };
    }

    private long groupA(String code) {
        return switch (code) {
            case "A01" ->
                table(
                        "setType",
                        Map.of(
                                "COMPLETE_SET", 500_000L,
                                "SINGLE_UNIT", 250_000L,
                                "KEY_COMPONENT", 100_000L,
                                "FIRST_BATCH_MATERIAL", 200_000L,
                                "FIRST_VERSION_SOFTWARE", 100_000L));
            case "A02" ->
                Math.min(
                        500_000,
                        fen("upperFundsReceived")
                                * table("level", Map.of("NATIONAL", 50L, "PROVINCIAL", 30L, "CITY", 10L))
                                / 10_000);
            case "A03" -> units(Map.of("NATIONAL", 100_000L, "PROVINCIAL", 20_000L), 5, 100_000);
            case "A04" -> fen("score") >= 85_00 ? 50_000 : fen("score") >= 75_00 ? 30_000 : 0;
            default -> throw new IllegalArgumentException(code);
        };
    }

    private long groupB(String code) {
        return switch (code) {
            case "B01" -> rd();
            case "B02" ->
                failed(60)
                        ? 0
                        : Math.min(
                                table("scale", Map.of("LARGE", 1_000_000L, "SMALL", 500_000L)),
                                fen("verifiedInvestment") / 1_000);
            case "B03" ->
                table(
                        "varietyLevel",
                        Map.of(
                                "NATIONAL_APPROVAL",
                                200_000L,
                                "PROVINCIAL_APPROVAL",
                                100_000L,
                                "REGISTRATION",
                                30_000L,
                                "PVP_RIGHT",
                                50_000L));
            case "B04" -> fen("area") < 100_00 ? 0 : Math.min(100_000, 20_000 + 20 * (fen("area") - 100_00) / 100);
            case "B05" ->
                fen("score") >= 90_00 ? 50_000 : fen("score") >= 80_00 ? 30_000 : fen("score") >= 70_00 ? 20_000 : 0;
            default -> throw new IllegalArgumentException(code);
        };
    }

    private long groupC(String code) {
        return switch (code) {
            case "C01" ->
                table("recognitionType", Map.of("FIRST", 150_000L, "RENEWAL", 100_000L, "RELOCATED", 100_000L));
            case "C02" -> 5_000;
            case "C03" ->
                table(
                        "title",
                        Map.of(
                                "PROV_INNOVATIVE_SME", 0L,
                                "PROV_SRDI", 100_000L,
                                "POTENTIAL_GAZELLE", 200_000L,
                                "LITTLE_GIANT", 200_000L,
                                "GAZELLE", 300_000L));
            case "C04" ->
                table(
                        "level",
                        Map.of("DISTRICT", 30_000L, "CITY", 100_000L, "PROVINCIAL", 300_000L, "NATIONAL", 1_000_000L));
            case "C05" -> table("level", Map.of("CITY", 100_000L, "PROVINCIAL", 200_000L, "NATIONAL", 500_000L));
            case "C06" ->
                table(
                                "award",
                                Map.of(
                                        "CN_GOLD", 500_000L,
                                        "CN_SILVER", 300_000L,
                                        "CN_EXCELLENT", 100_000L,
                                        "PROV_GOLD", 200_000L,
                                        "PROV_SILVER", 100_000L,
                                        "PROV_EXCELLENT", 50_000L))
                        / (facts.get("patentType").equals("DESIGN") ? 2 : 1);
            case "C07" ->
                table(
                        "level",
                        Map.of(
                                "PROV_ADVANTAGE",
                                50_000L,
                                "NATIONAL_ADVANTAGE",
                                100_000L,
                                "NATIONAL_DEMONSTRATION",
                                200_000L));
            case "C08" -> sum(Map.of("HNTE_GE5", 20_000L, "TECHSME_GE20", 10_000L, "RESULT_REG_GE50", 5_000L));
            default -> throw new IllegalArgumentException(code);
        };
    }

    private long groupD(String code) {
        return switch (code) {
            case "D01" -> match();
            case "D02" -> units(Map.of("CITY", 3_000L, "PROVINCIAL", 10_000L), 10, 50_000);
            case "D03" -> fen("paidTechAmount") < 200_000_00 ? 0 : Math.min(200_000, fen("paidTechAmount") / 1_000);
            case "D04" -> contractTurnover();
            case "D05" ->
                failed(70) || fen("patentProductSales") <= 5_000_000_00L
                        ? 0
                        : Math.min(200_000, fen("patentProductSales") / 10_000);
            case "D06" -> agency();
            case "D07" -> table("level", Map.of("CITY", 50_000L, "PROVINCIAL", 100_000L, "NATIONAL", 200_000L));
            default -> throw new IllegalArgumentException(code);
        };
    }

    private long groupEF(String code) {
        return switch (code) {
            case "E01" -> {
                Map<String, Long> percent =
                        Map.of("DEVELOPMENT", 30L, "TRANSFER", 20L, "LICENSE", 20L, "SERVICE", 10L, "CONSULTING", 10L);
                Map<String, Long> cap = Map.of(
                        "DEVELOPMENT",
                        300_000L,
                        "TRANSFER",
                        200_000L,
                        "LICENSE",
                        200_000L,
                        "SERVICE",
                        100_000L,
                        "CONSULTING",
                        100_000L);
                yield Math.min(
                        table("contractType", cap), fen("paidTechAmount") * table("contractType", percent) / 10_000);
            }
            case "E02" ->
                table(
                        "level",
                        Map.of("COUNTY", 50_000L, "CITY", 100_000L, "PROVINCIAL", 300_000L, "NATIONAL", 500_000L));
            case "E03" -> table("level", Map.of("PROVINCIAL", 200_000L, "NATIONAL", 500_000L));
            case "E04" -> fen("score") >= 85_00 ? 100_000 : fen("score") >= 75_00 ? 50_000 : 0;
            case "F01" -> table("level", Map.of("CITY", 50_000L, "PROVINCIAL", 100_000L, "NATIONAL", 300_000L));
            case "F02" -> 3_000;
            case "F03" -> table("unitType", Map.of("ENTERPRISE", 50_000L, "GOV_UNIT", 0L));
            default -> throw new IllegalArgumentException(code);
        };
    }

    /** In thousandths of a fen, so that every percentage stays whole. */
    private long rd() {
        long rd = fen("rd");
        boolean ratio = rd * 100 >= fen("revenue") * 3;
        if (facts.get("aboveScale").equals(false)) {
            return !ratio || rd < 200_000_00 ? 0 : Math.min(500_000, rd * 8 / 10_000);
        }
        long milli = 0;
        if (ratio && rd >= 500_000_00) milli += Math.min(rd * 100, 500_000_00_000L);
        long more = rd - fen("prevRd");
        long earlier = fen("prevPrevRd");
        boolean steady = (earlier - fen("prevRd")) * 100 <= earlier * 20;
        if (ratio && steady && more >= 1_000_000_00L) {
            long first = Math.min(more, 5_000_000_00L);
            long second = Math.max(0, Math.min(more, 10_000_000_00L) - 5_000_000_00L);
            long third = Math.max(0, more - 10_000_000_00L);
            milli += Math.min(first * 50 + second * 80 + third * 100, 3_000_000_00_000L);
        }
        if (facts.get("firstTime").equals(true) && rd >= 200_000_00) milli += 30_000_00_000L;
        return milli / 100_000;
    }

    /** In tenths of a fen, for the third unit's tenth. */
    private long match() {
        long cap = table("level", Map.of("NATIONAL", 1_000_000L, "PROVINCIAL", 500_000L, "CITY", 200_000L)) * 100;
        long standard = Math.min(fen("upperPrize"), cap);
        return switch (((BigDecimal) facts.get("rank")).intValueExact()) {
            case 1 -> standard / 100;
            case 2 -> standard * 5 / 1_000;
            case 3 -> standard / 1_000;
            default -> 0;
        };
    }

    private long contractTurnover() {
        long turnover = fen("techTradeAmount");
        long first = Math.min(turnover, 30_000_000_00L);
        return Math.min(1_000_000, (first * 5 + (turnover - first) * 3) / 100_000);
    }

    private long agency() {
        long recognised = facts.containsKey("recognition")
                ? table("recognition", Map.of("NATIONAL", 150_000L, "PROVINCIAL", 70_000L))
                : 0;
        boolean facilitated = facts.containsKey("items")
                && ((BigDecimal) facts.get("items")).intValueExact() >= 3
                && fen("contractAmount") >= 3_000_000_00L;
        return recognised + (facilitated ? 50_000 : 0);
    }

    private boolean failed(int passScore) {
        return facts.containsKey("score") && fen("score") < passScore * 100L;
    }

    private long units(Map<String, Long> each, int most, long cap) {
        List<Long> amounts = new ArrayList<>();
        for (Object unit : (Collection<?>) facts.get("units")) amounts.add(each.get(unit));
        amounts.sort(null);
        long sum = 0;
        for (int at = amounts.size() - 1; at >= Math.max(0, amounts.size() - most); at--) sum += amounts.get(at);
        return Math.min(cap, sum);
    }

    private long sum(Map<String, Long> each) {
        long sum = 0;
        for (Object item : new LinkedHashSet<>((Collection<?>) facts.get("items"))) sum += each.get(item);
        return sum;
    }

    private long table(String key, Map<String, Long> amounts) {
        return amounts.get(facts.get(key));
    }

    /** Hundredths: fen of yuan, hundredths of points and mu. */
    private long fen(String fact) {
        return ((BigDecimal) facts.get(fact)).movePointRight(2).longValueExact();
    }
}
