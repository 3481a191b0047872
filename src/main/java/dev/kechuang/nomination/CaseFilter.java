package dev.kechuang.nomination;

/** What a case search asks for; null or blank parts match everything. {@code text} looks into number, unit and item. */
public record CaseFilter(Integer programmeYear, String categoryCode, CaseStatus status, String text) {}
