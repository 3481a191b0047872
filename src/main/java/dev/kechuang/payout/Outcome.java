package dev.kechuang.payout;

import java.util.Arrays;
import java.util.Optional;

/** What the bank says became of one instruction; the Chinese word is the one in the result file. */
public enum Outcome {
    SUCCESS("成功", ItemStatus.SUCCESS),
    PASSIVE_RETURN("退票", ItemStatus.PASSIVE_RETURN),
    ACTIVE_RETURN("主动退回", ItemStatus.ACTIVE_RETURN),
    UNKNOWN("未知", ItemStatus.UNKNOWN);

    private final String word;
    private final ItemStatus status;

    Outcome(String word, ItemStatus status) {
        this.word = word;
        this.status = status;
    }

    public static Optional<Outcome> ofWord(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(word))
                .findFirst();
    }

    public String word() {
        return word;
    }

    public ItemStatus status() {
        return status;
    }

    public boolean returned() {
        return this == PASSIVE_RETURN || this == ACTIVE_RETURN;
    }
}
