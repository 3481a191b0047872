package dev.kechuang.policy;

import java.util.List;

/** A fact a category or a decision table reads: its question in both languages, type and unit; choices as they may be answered. */
public record Fact(String key, String zh, String en, FactType type, String unit, List<Label> choices) {

    public Fact {
        choices = List.copyOf(choices);
    }
}
