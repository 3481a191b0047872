package dev.kechuang.policy.web;

import java.util.List;

/** A heading ({@code policy.sheet.<key>}) and its lines; {@code key} is the same in every version and language. */
record SheetSection(String key, List<SheetLine> lines) {}
