package dev.kechuang.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.policy.PackFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every table of the default pack: read, without a fault, and answered as the engine's DMN answers it. */
class DefaultTablesTest {

    /** Beyond this many combinations the engine is asked on this many of them, picked by a fixed seed. */
    private static final int MOST = 4_000;

    static List<String> files() throws IOException {
        return Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath:policies/default/dmn/*.dmn"))
                .map(file -> "dmn/" + file.getFilename())
                .sorted()
                .toList();
    }

    private static byte[] bytes(String file) throws IOException {
        try (var in = DefaultTablesTest.class.getResourceAsStream("/policies/default/" + file)) {
            return in.readAllBytes();
        }
    }

    private static DecisionTable table(String file) throws IOException {
        List<PackFinding> findings = new ArrayList<>();
        var table = DecisionTable.read(file, bytes(file), findings::add);
        assertThat(findings).isEmpty();
        return table.orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void tableIsWithoutOverlapGapOrDeadRow(String file) throws IOException {
        List<PackFinding> findings = new ArrayList<>();

        TableAnalysis.check(table(file), Map.of(), findings::add);

        assertThat(findings).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void tableAnswersAsTheEngineDoesOnEveryCell(String file) throws IOException {
        DecisionTable table = table(file);
        EngineOpinion engine = new EngineOpinion(table, bytes(file));
        long combinations = 1;
        List<List<Axis.Atom>> axes = new ArrayList<>();
        for (int column = 0; column < table.inputs().size(); column++) {
            axes.add(Axis.of(table, column, java.util.Set.of()).atoms());
            combinations = Math.min(1L + MOST, combinations * axes.get(column).size());
        }
        if (combinations <= MOST) RandomTables.facts(table).forEach(engine::agreesOn);
        else some(table, axes, engine);
    }

    private static void some(DecisionTable table, List<List<Axis.Atom>> axes, EngineOpinion engine) {
        Random random = new Random(7);
        for (int picked = 0; picked < MOST; picked++) {
            Map<String, Object> facts = new java.util.HashMap<>();
            for (int column = 0; column < axes.size(); column++) {
                List<Axis.Atom> atoms = axes.get(column);
                facts.put(
                        table.inputs().get(column).name(),
                        atoms.get(random.nextInt(atoms.size())).sample());
            }
            engine.agreesOn(facts);
        }
    }

    @Test
    void scoreGradesTakeTheirBoundary() throws IOException {
        DecisionTable table = table("dmn/cat-A04-params.dmn");

        assertThat(table.decide(Map.of("score", new java.math.BigDecimal("85")))
                        .orElseThrow()
                        .number("fixedAmount"))
                .isEqualByComparingTo("50000");
        assertThat(table.decide(Map.of("score", new java.math.BigDecimal("84.99")))
                        .orElseThrow()
                        .number("fixedAmount"))
                .isEqualByComparingTo("30000");
        assertThat(table.decide(Map.of("score", new java.math.BigDecimal("74.99"))))
                .isEmpty();
    }
}
