package dev.kechuang.policy;

/** The result of a committee's ballot on one item (domain 3.7), in whole votes: no fraction is ever rounded. */
public final class CommitteeVote {

    /** A part of a whole; {@code exceeded}: exactly this part is not enough (超过), otherwise it is (以上). */
    public record Share(int numerator, int denominator, boolean exceeded) {

        public static final Share TWO_THIRDS = new Share(2, 3, false);
        public static final Share HALF = new Share(1, 2, false);
        public static final Share MAJORITY = new Share(1, 2, true);

        boolean reachedBy(int part, int whole) {
            long difference =
                    Math.multiplyExact((long) part, denominator) - Math.multiplyExact((long) whole, numerator);
            return exceeded ? difference > 0 : difference >= 0;
        }
    }

    /** {@code quorum} of all members must be present; {@code itemBase} of all must remain after recusal; {@code pass} of the base says yes. */
    public record Rule(Share quorum, Share itemBase, Share pass) {}

    /** Recused members are out of the item's base; abstentions stay in it. */
    public record Ballot(int total, int present, int recused, int yes) {

        public Ballot {
            boolean counted = recused >= 0 && yes >= 0 && present >= recused && present - recused >= yes;
            if (!counted || total < 1 || present > total) throw new IllegalArgumentException("Impossible ballot");
        }
    }

    /** In the order in which they are examined. */
    public enum Result {
        NO_QUORUM,
        ITEM_DEFERRED,
        PASSED,
        NOT_PASSED
    }

    private CommitteeVote() {}

    public static Result of(Ballot ballot, Rule rule) {
        int base = ballot.present() - ballot.recused();
        if (!rule.quorum().reachedBy(ballot.present(), ballot.total())) return Result.NO_QUORUM;
        if (!rule.itemBase().reachedBy(base, ballot.total())) return Result.ITEM_DEFERRED;
        return rule.pass().reachedBy(ballot.yes(), base) ? Result.PASSED : Result.NOT_PASSED;
    }
}
