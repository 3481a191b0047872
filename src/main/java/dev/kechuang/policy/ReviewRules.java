package dev.kechuang.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Expert review and committee (domain 3.7): draw, score sheets, how scores become one, who votes and what passes. */
public record ReviewRules(
        Draw draw, List<ScoreSheet> sheets, BigDecimal scoreStep, Aggregation aggregation, Committee committee) {

    /** How experts are drawn; years and invitations count for one expert. */
    public record Draw(
            int experts,
            int least,
            int most,
            int alternates,
            int candidatesPerSeat,
            Fraction outsideDistrict,
            int mostPerUnit,
            int invitationsPerYear,
            int recusalYears) {}

    /** The criteria of some categories, 100 points in all. */
    public record ScoreSheet(
            String code,
            String zh,
            String en,
            List<String> families,
            List<String> categories,
            List<Criterion> criteria) {}

    /** One criterion, scored from 0 to its weight; {@code kind} INNOVATION or BENEFIT serves the order of ties. */
    public record Criterion(String code, String zh, String en, int weight, String kind) {}

    /** From sheets to one score: trimming, rounding (HALF_UP), what raises a flag, the grades and the order of ties. */
    public record Aggregation(
            int leastSheets,
            Trim trim,
            int trimFrom,
            int decimals,
            BigDecimal deviation,
            BigDecimal weakShare,
            Fraction weakExperts,
            List<GradeLine> gradeLines,
            int passScore,
            List<Label> tieOrder) {}

    /** Whether the highest and the lowest total are left out. */
    public enum Trim {
        NONE,
        ONE_EACH
    }

    /** A grade and the score it begins with, best grade first. */
    public record GradeLine(String code, String zh, String en, BigDecimal from) {}

    /** Members, quorum and majorities; {@code itemBase} is the part of all members an item needs after recusals. */
    public record Committee(
            int least,
            int most,
            boolean odd,
            Fraction technicalExperts,
            int termYears,
            Fraction quorum,
            Fraction itemBase,
            List<Majority> majorities,
            Ballot ballot,
            int reconvenedTimes,
            int failuresInARow,
            int closedYears) {}

    /** The part of the item's base that must say yes: reached when {@code atLeast}, exceeded otherwise. */
    public record Majority(String kind, String zh, String en, Fraction share, boolean atLeast) {}

    /** Whether it is stored how each member voted. */
    public enum Ballot {
        SECRET,
        NAMED
    }

    public Optional<ScoreSheet> sheetOf(String categoryCode) {
        return sheets.stream()
                .filter(sheet -> sheet.categories().contains(categoryCode))
                .findFirst();
    }
}
