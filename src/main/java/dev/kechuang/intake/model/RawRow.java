package dev.kechuang.intake.model;

import java.util.List;

/** The cells of one row as text; {@code line} is where the row begins in the file, from 1. */
record RawRow(int line, List<String> cells) {

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }

    String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }
}
