package dev.kechuang.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.PackFinding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlaps, dead rows and gaps: named with their line, and found exactly where trying every value finds them. */
class TableAnalysisTest {

    private static List<PackFinding> findings(DmnText text, Map<String, Set<String>> choices) {
        List<PackFinding> findings = new ArrayList<>();
        TableAnalysis.check(read(text), choices, findings::add);
        return findings;
    }

    private static DecisionTable read(DmnText text) {
        List<PackFinding> findings = new ArrayList<>();
        var table = DecisionTable.read(DmnText.FILE, text.bytes(), findings::add);
        assertThat(findings).isEmpty();
        return table.orElseThrow();
    }

    /** Bands of one number column; lines 3 + input + output, so the first row stands in line 6. */
    private static List<String> english(String hitPolicy, String type, String... bands) {
        DmnText text = new DmnText(hitPolicy).input("score", type).output("say", "integer");
        for (int row = 0; row < bands.length; row++) text.row(bands[row], String.valueOf(row));
        return findings(text, Map.of()).stream()
                .map(finding -> finding.text(Locale.ENGLISH))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">= 85|[75..85)|",
                ">= 85|[75..84)|dmn/t.dmn:7: Column “score”: no row covers [84..85)",
                "> 85|[75..85)|dmn/t.dmn:7: Column “score”: no row covers 85",
                "> 85|[75..85]|",
                ">= 85|[75..85]|dmn/t.dmn:7: Rows 1 and 2 overlap, for instance at score=85",
                ">= 85|> 80|dmn/t.dmn:7: Rows 1 and 2 overlap, for instance at score=85",
                "[0..60)|(60..100]|dmn/t.dmn:6: Column “score”: no row covers 60",
                "[0..60)|(70..100]|dmn/t.dmn:6: Column “score”: no row covers [60..70]",
                "not([60..70])|65|dmn/t.dmn:6: Column “score”: no row covers [60..65)",
                "> 5|[7..3]|dmn/t.dmn:7: Row 2 can never match: its interval in column “score” is empty",
                "> 5|(3..3)|dmn/t.dmn:7: Row 2 can never match: its interval in column “score” is empty",
            })
    void bandsOfAUniqueTableMustMeet(String first, String second, String finding) {
        List<String> found = english("UNIQUE", "number", first, second);

        if (finding == null) assertThat(found).isEmpty();
        else assertThat(found.get(0)).isEqualTo(finding);
    }

    @Test
    void betweenWholeNumbersThereIsNoGap() {
        assertThat(english("UNIQUE", "integer", "1", "2", "> 2")).isEmpty();
        assertThat(english("UNIQUE", "number", "1", "2", "> 2"))
                .containsExactly("dmn/t.dmn:6: Column “score”: no row covers (1..2)");
        assertThat(english("UNIQUE", "integer", "1", "3", "> 3"))
                .containsExactly("dmn/t.dmn:6: Column “score”: no row covers 2");
    }

    @Test
    void coveredRowOfAFirstTableIsDead() {
        assertThat(english("FIRST", "number", "> 5", "> 7", "-"))
                .containsExactly("dmn/t.dmn:7: Row 2 can never match: earlier rows cover all of it");
        assertThat(english("FIRST", "number", "-", "> 7"))
                .containsExactly("dmn/t.dmn:7: Row 2 can never match: earlier rows cover all of it");
        assertThat(english("FIRST", "number", "> 5", "[0..5]", "[3..8]"))
                .containsExactly("dmn/t.dmn:8: Row 3 can never match: earlier rows cover all of it");
        // an absent score still reaches the last row
        assertThat(english("FIRST", "number", "> 5", "<= 5", "-")).isEmpty();
    }

    @Test
    void gapIsToldForTheCodesItConcerns() {
        DmnText text = new DmnText("UNIQUE")
                .input("level", "string")
                .input("rank", "integer")
                .output("say", "string")
                .row("\"A\"", "1", "\"a\"")
                .row("\"A\"", "2", "\"b\"")
                .row("\"B\"", "1", "\"c\"")
                .row("-", "> 2", "\"d\"");

        assertThat(findings(text, Map.of())).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(text.lineOfRow(3));
            assertThat(finding.message(Locale.CHINESE)).isEqualTo("“rank”列的2没有任何一行覆盖 (level=\"B\")");
        });
    }

    @Test
    void everyKnownCodeNeedsARowAndNoOther() {
        DmnText text = new DmnText("UNIQUE")
                .input("level", "string")
                .output("say", "string")
                .row("\"A\"", "\"a\"")
                .row("\"X\"", "\"x\"");

        assertThat(findings(text, Map.of())).isEmpty();
        assertThat(findings(text, Map.of("level", Set.of("A", "B"))))
                .extracting(PackFinding::toString)
                .containsExactly("dmn/t.dmn:7: 取值“X”不在本列允许的取值之内", "dmn/t.dmn:4: “level”列的取值“B”没有任何一行覆盖");
        assertThat(findings(
                        new DmnText("UNIQUE")
                                .input("level", "string", "\"A\",\"B\"")
                                .output("say", "string")
                                .row("not(\"A\")", "\"rest\""),
                        Map.of()))
                .extracting(PackFinding::toString)
                .containsExactly("dmn/t.dmn:4: “level”列的取值“A”没有任何一行覆盖");
    }

    @Test
    void knownRangeMustBeCoveredFromEndToEnd() {
        DmnText text = new DmnText("UNIQUE")
                .input("score", "number", "[0..100]")
                .output("say", "string")
                .row(">= 85", "\"a\"")
                .row("(0..85)", "\"b\"");

        assertThat(findings(text, Map.of()))
                .extracting(finding -> finding.text(Locale.ENGLISH))
                .containsExactly("dmn/t.dmn:7: Column “score”: no row covers 0");
    }

    @Test
    void equalAnswersMayMeetInAnAnyTableAndOthersMayNot() {
        assertThat(findings(
                        new DmnText("ANY")
                                .input("n", "number")
                                .output("say", "number")
                                .row("> 5", "0.5")
                                .row("> 7", "0.50"),
                        Map.of()))
                .isEmpty();
        assertThat(findings(
                        new DmnText("ANY")
                                .input("n", "number")
                                .output("say", "number")
                                .row("> 5", "0.5")
                                .row("> 7", "0.6"),
                        Map.of()))
                .extracting(PackFinding::key)
                .containsExactly("policy.table.disagree");
    }

    @Test
    void tableBeyondTheBudgetIsSaidToBeSo() {
        DmnText text = new DmnText("FIRST");
        for (int column = 0; column < 24; column++) text.input("x" + column, "integer");
        text.output("say", "integer");
        for (int row = 0; row < 24; row++) {
            String[] cells = new String[25];
            for (int column = 0; column < 24; column++) cells[column] = column == row ? "[" + row + "..90)" : "-";
            cells[24] = "1";
            text.row(cells);
        }

        assertThat(findings(text, Map.of())).extracting(PackFinding::key).contains("policy.table.tooLarge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIQUE", "FIRST"})
    void tryingEveryValueFindsTheSame(String hitPolicy) {
        for (long seed = 0; seed < 80; seed++) tries(hitPolicy, seed);
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(strings = {"UNIQUE", "FIRST"})
    void tryingEveryValueOfManyTablesFindsTheSame(String hitPolicy) {
        for (long seed = 1000; seed < 3000; seed++) tries(hitPolicy, seed);
    }

    private static void tries(String hitPolicy, long seed) {
        DmnText text = new RandomTables(seed).table(hitPolicy);
        Set<String> found = new TreeSet<>();
        for (PackFinding finding : findings(text, Map.of())) {
            if (finding.key().endsWith(".overlap")) {
                found.add(finding.args().get(0) + "+" + finding.args().get(1));
            } else if (finding.key().endsWith(".unreachable") || finding.key().endsWith(".empty")) {
                found.add("dead " + finding.args().get(0));
            } else if (finding.key().endsWith(".gap"))
                found.add("gap " + finding.args().get(0));
        }
        assertThat(found).as("seed %d\n%s", seed, text).isEqualTo(tried(read(text)));
    }

    /** By trying a fine grid instead of cutting columns into atoms. */
    private static Set<String> tried(DecisionTable table) {
        Set<String> found = new TreeSet<>();
        List<Map<String, Object>> grid = Grid.of(table);
        boolean[] alive = new boolean[table.rows().size() + 1];
        boolean[] decides = new boolean[table.rows().size() + 1];
        for (Map<String, Object> facts : grid) {
            List<DecisionTable.Row> rows = table.matching(facts);
            for (DecisionTable.Row row : rows) alive[row.number()] = true;
            if (!rows.isEmpty()) decides[rows.get(0).number()] = true;
            if (table.hitPolicy() != HitPolicy.UNIQUE) continue;
            for (DecisionTable.Row one : rows) {
                for (DecisionTable.Row two : rows) {
                    if (one.number() < two.number()) found.add(one.number() + "+" + two.number());
                }
            }
        }
        for (int row = 1; row < alive.length; row++) {
            boolean dead = table.hitPolicy() == HitPolicy.UNIQUE ? !alive[row] : !decides[row];
            if (dead) found.add("dead " + row);
        }
        found.addAll(Grid.gaps(table));
        return found;
    }

    /** Every quarter from -4 to 9, every code, true, false and nothing. */
    private static final class Grid {

        static List<Object> values(DecisionTable.Input input) {
            List<Object> values = new ArrayList<>();
            switch (input.type()) {
                case STRING -> values.addAll(List.of("A", "B", "甲", "?"));
                case BOOLEAN -> values.addAll(List.of(true, false));
                case INTEGER -> {
                    for (int number = -4; number < 10; number++) values.add(BigDecimal.valueOf(number));
                }
                case NUMBER -> {
                    for (int eighths = -32; eighths < 80; eighths++) {
                        values.add(BigDecimal.valueOf(eighths).multiply(new BigDecimal("0.125")));
                    }
                }
            }
            return values;
        }

        static List<Map<String, Object>> of(DecisionTable table) {
            List<Map<String, Object>> all = List.of(Map.of());
            for (DecisionTable.Input input : table.inputs()) {
                List<Object> values = values(input);
                values.add(null);
                all = with(all, input.name(), values);
            }
            return all;
        }

        private static List<Map<String, Object>> with(List<Map<String, Object>> all, String name, List<Object> values) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> facts : all) {
                for (Object value : values) {
                    Map<String, Object> one = new java.util.HashMap<>(facts);
                    one.put(name, value);
                    longer.add(one);
                }
            }
            return longer;
        }

        /** A number between two that are covered, itself covered by no row, the other facts being the same. */
        static Set<String> gaps(DecisionTable table) {
            Set<String> gaps = new TreeSet<>();
            for (DecisionTable.Input input : table.inputs()) {
                if (!input.type().numeric()) continue;
                List<Map<String, Object>> others = List.of(Map.of());
                for (DecisionTable.Input other : table.inputs()) {
                    List<Object> values = values(other);
                    values.remove("?");
                    if (other.type() == ValueType.STRING) values.retainAll(mentioned(table, other));
                    if (other != input) others = with(others, other.name(), values);
                }
                for (Map<String, Object> facts : others) {
                    boolean covered = false;
                    boolean hole = false;
                    for (Object value : values(input)) {
                        Map<String, Object> one = new java.util.HashMap<>(facts);
                        one.put(input.name(), value);
                        boolean met = !table.matching(one).isEmpty();
                        if (met && hole) gaps.add("gap " + input.name());
                        hole |= covered && !met;
                        covered |= met;
                    }
                }
            }
            return gaps;
        }

        private static Set<Object> mentioned(DecisionTable table, DecisionTable.Input input) {
            Set<Object> codes = new java.util.HashSet<>();
            for (DecisionTable.Row row : table.rows()) {
                for (Condition.Member member :
                        table.conditionOf(row, input.name()).members()) {
                    if (member instanceof Condition.Same same) codes.add(same.literal());
                }
            }
            return codes;
        }
    }
}
