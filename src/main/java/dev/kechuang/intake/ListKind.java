package dev.kechuang.intake;

import java.util.Optional;

/** The official lists that are read; columns: {@code src/docs/official-lists.md}, labels: {@code intake.kind.<name>}. */
public enum ListKind {
    UNIT_DIRECTORY(null),
    HNTE("C01"),
    TECH_SME("C02");

    private final String categoryCode;

    ListKind(String categoryCode) {
        this.categoryCode = categoryCode;
    }

    /** The category whose cases the rows become; empty where rows become units. */
    public Optional<String> categoryCode() {
        return Optional.ofNullable(categoryCode);
    }
}
