package dev.kechuang.evidence;

/** To whom a file belongs, in the words of the module that stored it. */
public record EvidenceOwner(String type, String key) {}
