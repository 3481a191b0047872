package dev.kechuang.payout;

/** Bytes to hand to a person, with the name and type they travel under. */
@SuppressWarnings("ArrayRecordComponent")
public record Download(String fileName, String mediaType, byte[] content) {}
