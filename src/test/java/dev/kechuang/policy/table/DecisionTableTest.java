package dev.kechuang.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.PackFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled table answers as the engine's DMN does, on every cell of hundreds of random tables. */
class DecisionTableTest {

    private static final int CELLS = 60;

    private static DecisionTable read(DmnText text) {
        List<PackFinding> findings = new ArrayList<>();
        var table = DecisionTable.read(DmnText.FILE, text.bytes(), findings::add);
        assertThat(findings).isEmpty();
        return table.orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIQUE", "FIRST", "COLLECT", "ANY"})
    void randomTablesAnswerAsTheEngineDoes(String hitPolicy) {
        for (long seed = 0; seed < 75; seed++) agrees(hitPolicy, seed);
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(strings = {"UNIQUE", "FIRST", "COLLECT", "ANY"})
    void manyRandomTablesAnswerAsTheEngineDoes(String hitPolicy) {
        for (long seed = 1000; seed < 4000; seed++) agrees(hitPolicy, seed);
    }

    private static void agrees(String hitPolicy, long seed) {
        DmnText text = new RandomTables(seed).table(hitPolicy);
        DecisionTable table = read(text);
        EngineOpinion engine = new EngineOpinion(table, text.bytes());
        List<Map<String, Object>> cells = RandomTables.facts(table);
        int stride = 1 + cells.size() / CELLS;
        for (int cell = (int) seed % stride; cell < cells.size(); cell += stride) engine.agreesOn(cells.get(cell));
    }

    @Test
    void absentFactMeetsOnlyAnEmptyCellOrNoneOfCodes() {
        DecisionTable table = read(new DmnText("COLLECT")
                .input("x", "string")
                .input("n", "number")
                .output("say", "string")
                .row("-", "-", "\"any\"")
                .row("\"A\"", "-", "\"A\"")
                .row("not(\"A\")", "-", "\"not A\"")
                .row("-", "< 5", "\"small\"")
                .row("-", "not(< 5)", "\"not small\""));

        assertThat(table.matching(Map.of()).stream().map(row -> row.text("say")))
                .containsExactly("any", "not A");
    }

    @Test
    void factOfAnotherTypeMeetsOnlyAnEmptyCell() {
        DecisionTable table = read(new DmnText("COLLECT")
                .input("x", "string")
                .output("say", "string")
                .row("-", "\"any\"")
                .row("not(\"A\")", "\"not A\""));

        assertThat(table.matching(Map.of("x", 5)).stream().map(row -> row.text("say")))
                .containsExactly("any");
    }

    @Test
    void moneyIsComparedInYuanAndWholeNumbersOfEveryKindExactly() {
        DecisionTable table = read(new DmnText("FIRST")
                .input("amount", "number")
                .output("say", "string")
                .row("> 5000000", "\"above\"")
                .row("-", "\"not above\""));
        Map<String, Object> facts = new HashMap<>();

        facts.put("amount", dev.kechuang.shared.Money.ofYuan(5_000_000));
        assertThat(table.decide(facts).orElseThrow().text("say")).isEqualTo("not above");
        facts.put("amount", 5_000_001L);
        assertThat(table.decide(facts).orElseThrow().text("say")).isEqualTo("above");
        facts.put("amount", new java.math.BigDecimal("5000000.01"));
        assertThat(table.decide(facts).orElseThrow().text("say")).isEqualTo("above");
    }
}
