package dev.kechuang.policy.model;

import dev.kechuang.policy.Fact;
import dev.kechuang.policy.FactType;
import dev.kechuang.policy.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From {@code facts.yaml} to the dictionary of facts. */
final class FactReader {

    static final String FILE = "facts.yaml";

    private FactReader() {}

    static Map<String, Fact> read(PackNode node) {
        Map<String, Fact> facts = new LinkedHashMap<>(node.table("facts", FactReader::fact));
        node.done();
        return facts;
    }

    private static Fact fact(PackNode all, String key) {
        int at = all.line(key);
        PackNode node = all.node(key);
        FactType type = node.oneOf("type", FactType.class);
        boolean chooses = type == FactType.CHOICE || type == FactType.CHOICES;
        List<Label> choices = chooses ? node.each("choices", PackReader::label) : List.of();
        if (chooses && choices.isEmpty() && node.sound()) node.problem(at, "policy.pack.noChoices", key);
        Fact fact = new Fact(key, node.text("zh"), node.text("en"), type, node.wordIfAny("unit"), choices);
        node.done();
        return fact;
    }
}
