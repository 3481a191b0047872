package dev.kechuang.nomination;

import dev.kechuang.shared.CaseNo;
import java.util.List;

/** What became of an official list: the cases made, and the rows that need a person, with the message key that says why. */
public record ListOutcome(List<CaseNo> created, List<Unmatched> unmatched) {

    /** A row for the manual queue; {@code row} counts from 1. */
    public record Unmatched(int row, String uscc, String reasonKey) {}
}
