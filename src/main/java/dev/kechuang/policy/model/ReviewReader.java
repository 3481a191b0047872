package dev.kechuang.policy.model;

import dev.kechuang.policy.Fraction;
import dev.kechuang.policy.ReviewRules;
import dev.kechuang.policy.ReviewRules.Aggregation;
import dev.kechuang.policy.ReviewRules.Ballot;
import dev.kechuang.policy.ReviewRules.Committee;
import dev.kechuang.policy.ReviewRules.Criterion;
import dev.kechuang.policy.ReviewRules.Draw;
import dev.kechuang.policy.ReviewRules.GradeLine;
import dev.kechuang.policy.ReviewRules.Majority;
import dev.kechuang.policy.ReviewRules.ScoreSheet;
import dev.kechuang.policy.ReviewRules.Trim;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From {@code review.yaml} to the rules of expert review and committee. */
final class ReviewReader {

    static final String FILE = "review.yaml";

    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,3})/([1-9][0-9]{0,2})");

    private ReviewReader() {}

    static ReviewRules read(PackNode node) {
        ReviewRules rules = new ReviewRules(
                draw(node.node("draw")),
                node.each("sheets", ReviewReader::sheet),
                node.decimal("scoreStep"),
                aggregation(node.node("aggregation")),
                committee(node.node("committee")));
        node.done();
        return rules;
    }

    private static Draw draw(PackNode node) {
        Draw draw = new Draw(
                node.integer("experts"),
                node.integer("least"),
                node.integer("most"),
                node.integer("alternates"),
                node.integer("candidatesPerSeat"),
                fraction(node, "outsideDistrict"),
                node.integer("mostPerUnit"),
                node.integer("invitationsPerYear"),
                node.integer("recusalYears"));
        node.done();
        return draw;
    }

    private static ScoreSheet sheet(PackNode node) {
        return new ScoreSheet(
                node.text("code"),
                node.text("zh"),
                node.text("en"),
                node.texts("families"),
                node.texts("categories"),
                node.each(
                        "criteria",
                        one -> new Criterion(
                                one.text("code"),
                                one.text("zh"),
                                one.text("en"),
                                one.integer("weight"),
                                one.textIfAny("kind"))));
    }

    private static Aggregation aggregation(PackNode node) {
        Aggregation aggregation = new Aggregation(
                node.integer("leastSheets"),
                node.oneOf("trim", Trim.class),
                node.integer("trimFrom"),
                node.integer("decimals"),
                node.decimal("deviation"),
                node.decimal("weakShare"),
                fraction(node, "weakExperts"),
                node.each(
                        "gradeLines",
                        line -> new GradeLine(
                                line.text("code"), line.text("zh"), line.text("en"), line.decimal("from"))),
                node.integer("passScore"),
                node.each("tieOrder", PackReader::label));
        node.done();
        return aggregation;
    }

    private static Committee committee(PackNode node) {
        Committee committee = new Committee(
                node.integer("least"),
                node.integer("most"),
                node.yes("odd"),
                fraction(node, "technicalExperts"),
                node.integer("termYears"),
                fraction(node, "quorum"),
                fraction(node, "itemBase"),
                node.each(
                        "majorities",
                        one -> new Majority(
                                one.text("kind"),
                                one.text("zh"),
                                one.text("en"),
                                fraction(one, "share"),
                                one.yes("atLeast"))),
                node.oneOf("ballot", Ballot.class),
                node.integer("reconvenedTimes"),
                node.integer("failuresInARow"),
                node.integer("closedYears"));
        node.done();
        return committee;
    }

    /** "2/3"; never more than the whole. */
    private static Fraction fraction(PackNode node, String key) {
        int at = node.line(key);
        boolean given = node.has(key);
        String text = node.text(key);
        Matcher parts = FRACTION.matcher(text);
        if (parts.matches()) {
            Fraction fraction = new Fraction(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
            if (fraction.numerator() <= fraction.denominator()) return fraction;
        }
        if (given && !text.isEmpty()) node.problem(at, "policy.pack.fraction", key, text);
        return new Fraction(1, 1);
    }
}
