package dev.kechuang.policy.model;

import dev.kechuang.policy.Bilingual;
import dev.kechuang.policy.Indicator;
import dev.kechuang.policy.MaskingRule;
import dev.kechuang.policy.MaskingRule.Mask;
import dev.kechuang.policy.MaskingRule.Show;
import java.util.List;

/** What is made public: {@code masking.yaml} and {@code indicators.yaml}. */
final class PublicityReader {

    static final String MASKING = "masking.yaml";
    static final String INDICATORS = "indicators.yaml";

    private PublicityReader() {}

    static List<MaskingRule> masking(PackNode node) {
        List<MaskingRule> rules = node.each("rules", PublicityReader::rule);
        node.done();
        return rules;
    }

    private static MaskingRule rule(PackNode node) {
        Mask inPublic = mask(node.node("public"));
        return new MaskingRule(
                node.text("data"),
                node.text("zh"),
                node.text("en"),
                mask(node.node("internal")),
                inPublic,
                node.has("publicIfUnavoidable") ? mask(node.node("publicIfUnavoidable")) : inPublic,
                node.textIfAny("example"));
    }

    private static Mask mask(PackNode node) {
        Mask mask = new Mask(
                node.oneOf("show", Show.class),
                node.has("first") ? node.integer("first") : 0,
                node.has("last") ? node.integer("last") : 0);
        node.done();
        return mask;
    }

    static List<Indicator> indicators(PackNode node) {
        List<Indicator> indicators = node.each(
                "indicators",
                one -> new Indicator(
                        one.text("code"),
                        one.bilingual("name"),
                        one.bilingual("formula"),
                        one.bilingual("source"),
                        one.textIfAny("naturalKey"),
                        one.has("unit") ? one.bilingual("unit") : new Bilingual("", "")));
        node.done();
        return indicators;
    }
}
