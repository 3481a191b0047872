package dev.kechuang.policy;

/** A code of the pack with its Chinese and English name: a project, a town, an opinion. */
public record Label(String code, String zh, String en) {}
