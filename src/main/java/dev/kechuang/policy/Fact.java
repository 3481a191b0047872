package dev.kechuang.policy;

import java.util.List;

/** A fact a category or a decision table reads: its question in both languages, type and unit; choices as they may be answered; no unit is an empty text. */
public record Fact(String key, String zh, String en, FactType type, Bilingual unit, List<Label> choices) {

    public Fact {
        choices = List.copyOf(choices);
    }
}
