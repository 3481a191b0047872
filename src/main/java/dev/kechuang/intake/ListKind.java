package dev.kechuang.intake;

/**
 * The official lists that are read; columns: {@code src/docs/official-lists.md}, labels: {@code intake.kind.<name>}. Which
 * category a list feeds says the measure ({@code officialList} of a category).
 */
public enum ListKind {
    UNIT_DIRECTORY,
    HNTE,
    TECH_SME;

    /** Whether rows become cases; those of the directory become units. */
    public boolean makesCases() {
        return this != UNIT_DIRECTORY;
    }
}
