package dev.kechuang.statistics.model;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.MatterScope;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Money;
import java.util.Collection;
import java.util.UUID;

/**
 * A calculated case under one version, in order of submission. {@code steppedOn}: a later step of the same line deducted it,
 * so it is no rival of that step.
 */
record Claim(
        int seq,
        UUID unitId,
        PolicyPack pack,
        Category category,
        Collection<String> matterKeys,
        boolean steppedOn,
        Money amount) {

    boolean districtWide() {
        return category.matterScope() == MatterScope.DISTRICT;
    }

    String id() {
        return Integer.toString(seq);
    }
}
