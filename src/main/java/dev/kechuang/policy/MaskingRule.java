package dev.kechuang.policy;

/** How one kind of data is shown inside the office and in public (domain 6.5); {@code publicIfUnavoidable} may equal {@code inPublic}. */
public record MaskingRule(
        String data, String zh, String en, Mask internal, Mask inPublic, Mask publicIfUnavoidable, String example) {

    /** What stays visible: characters at the start and at the end, counted for PART and EMAIL. */
    public record Mask(Show show, int first, int last) {}

    /** FULL all, PART some characters, NAME first and last character, TOWN or DISTRICT an address up to there, NONE nothing. */
    public enum Show {
        FULL,
        PART,
        NAME,
        EMAIL,
        TOWN,
        DISTRICT,
        AUTHORISED,
        SUPPRESSED,
        OPTIONAL,
        NONE
    }
}
