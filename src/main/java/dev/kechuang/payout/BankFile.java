package dev.kechuang.payout;

import java.time.Instant;

/** A file for the bank as written once and for all; the content is read separately. */
public record BankFile(String batchNo, String format, String fileName, String sha256, Instant writtenAt) {}
