package dev.kechuang.intake.model;

/** A cell as understood, or the message key that says why it was not. */
record CellValue(String text, String fault) {

    static CellValue of(String text) {
        return new CellValue(text, null);
    }

    static CellValue bad(String key) {
        return new CellValue("", key);
    }

    boolean malformed() {
        return fault != null;
    }
}
