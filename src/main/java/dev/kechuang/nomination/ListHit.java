package dev.kechuang.nomination;

import dev.kechuang.registry.NewUnit;
import java.util.Map;

/** One row of an official list: the unit, and the facts of the award as answers of the category's form, read-only for the unit. */
public record ListHit(NewUnit unit, Map<String, Object> answers) {}
