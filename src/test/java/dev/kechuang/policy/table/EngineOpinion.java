package dev.kechuang.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException;
import org.slf4j.LoggerFactory;

/** What the engine's own DMN makes of a table, set beside the compiled one. */
final class EngineOpinion {

    private static final DmnEngine ENGINE = engine();

    private final DecisionTable table;
    private final DmnDecision decision;

    EngineOpinion(DecisionTable table, byte[] xml) {
        this.table = table;
        this.decision = ENGINE.parseDecision(table.id(), new ByteArrayInputStream(xml));
    }

    private static DmnEngine engine() {
        // it warns of the type "number" in every column
        ((Logger) LoggerFactory.getLogger("org.camunda.bpm.dmn")).setLevel(Level.ERROR);
        return DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    }

    void agreesOn(Map<String, Object> facts) {
        assertThat(compiled(facts)).as("%s on %s", table.id(), facts).isEqualTo(engine(facts));
    }

    /** The rows that count; null where the hit policy is violated. */
    private List<Map<String, Object>> compiled(Map<String, Object> facts) {
        List<DecisionTable.Row> rows = table.matching(facts);
        if (table.hitPolicy() != HitPolicy.COLLECT) {
            try {
                rows = table.decide(facts).stream().toList();
            } catch (IllegalStateException violated) {
                return null;
            }
        }
        List<Map<String, Object>> answers = new ArrayList<>();
        for (DecisionTable.Row row : rows) answers.add(plain(row.outputs()));
        return answers;
    }

    private List<Map<String, Object>> engine(Map<String, Object> facts) {
        List<Map<String, Object>> answers = new ArrayList<>();
        try {
            for (DmnDecisionRuleResult result : ENGINE.evaluateDecisionTable(decision, new HashMap<>(facts))) {
                answers.add(plain(result.getEntryMap()));
            }
        } catch (DmnHitPolicyException violated) {
            return null;
        }
        return answers;
    }

    private static Map<String, Object> plain(Map<String, Object> outputs) {
        Map<String, Object> plain = new TreeMap<>();
        outputs.forEach((name, value) -> {
            if (value instanceof Number number) {
                plain.put(name, new BigDecimal(number.toString()).stripTrailingZeros());
            } else if (value != null) plain.put(name, value);
        });
        return plain;
    }
}
