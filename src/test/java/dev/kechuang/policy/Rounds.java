package dev.kechuang.policy;

/** How often a property is tried; the mutation run asks the same questions of fewer figures. */
final class Rounds {

    private Rounds() {}

    static int of(int usual) {
        return Math.max(1, usual / Integer.getInteger("kechuang.fewer-rounds", 1));
    }
}
