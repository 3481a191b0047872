package dev.kechuang.nomination;

import dev.kechuang.nomination.Dossier.Waiting;
import dev.kechuang.policy.Category;
import java.util.List;

/** A case on its unit's own list, with who has it now and until when. */
public record UnitCase(CaseSummary summary, Category category, List<Waiting> waits) {}
