package dev.kechuang.notice;

import java.time.Instant;

/** Proof of receipt; {@code secret} is shown once and opens the status page, {@code reasonCode} is empty unless refused at once. */
public record ObjectionReceipt(
        String objectionNo, String secret, Instant receivedAt, boolean held, String reasonCode, boolean clueOpened) {

    @Override
    public String toString() {
        return "ObjectionReceipt[" + objectionNo + "]";
    }
}
