package dev.kechuang.payout.model;

import dev.kechuang.payout.PaymentLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over a batch's lines in their order, with count and total: what was approved is what is sent (MO-06). */
public final class LinesHash {

    /** Cannot stand in any field, so no two lists have one canonical text. */
    private static final char SEPARATOR = '\u001f';

    private LinesHash() {}

    public static String of(List<PaymentLine> lines) {
        var canonical = new StringBuilder();
        long total = 0;
        for (var line : lines) {
            total = Math.addExact(total, line.amount().fen());
            canonical.append(line.serial()).append(SEPARATOR);
            canonical.append(line.itemNo()).append(SEPARATOR);
            canonical.append(line.ref()).append(SEPARATOR);
            canonical.append(line.amount().fen()).append(SEPARATOR);
            canonical.append(line.accountId()).append(SEPARATOR);
            canonical.append(line.accountFingerprint()).append(SEPARATOR);
            canonical.append(line.accountName()).append(SEPARATOR);
            canonical.append(line.bankName()).append(SEPARATOR);
            canonical.append(line.cnapsCode()).append('\n');
        }
        canonical.append(lines.size()).append(SEPARATOR).append(total);
        return sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
