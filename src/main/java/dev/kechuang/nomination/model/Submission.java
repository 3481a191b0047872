package dev.kechuang.nomination.model;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.registry.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything the checks before submission look at, read once. */
public record Submission(
        CaseRecord one,
        PolicyPack pack,
        Category category,
        Unit unit,
        Map<String, Object> answers,
        List<String> matterKeys,
        Set<String> takenKeys,
        boolean windowOpen,
        Set<String> filledSlots,
        Optional<LocalDate> bannedUntil,
        LocalDate today) {}
