package dev.kechuang.policy.model;

import dev.kechuang.policy.AmountRule;
import dev.kechuang.policy.AmountRule.BasePlusUnit;
import dev.kechuang.policy.AmountRule.FixedByKey;
import dev.kechuang.policy.AmountRule.MatchByLevelRank;
import dev.kechuang.policy.AmountRule.PerUnitCap;
import dev.kechuang.policy.AmountRule.PercentByKey;
import dev.kechuang.policy.AmountRule.RecognitionAndFacilitation;
import dev.kechuang.policy.AmountRule.StackableSum;
import dev.kechuang.policy.AmountRule.UpgradeDiff;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.Fact;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.DecisionTable.Input;
import dev.kechuang.policy.table.DecisionTable.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** No amount may follow from taxes paid here (公平竞争审查条例 art. 10) or from a count of patent filings or grants (abolished). */
final class BasisGuard {

    private static final Pattern TAX = Pattern.compile("税收|纳税额|纳税总额|缴税|缴纳税|上缴税|入库税|税额|地方贡献|财政贡献|经济贡献|地方留成|"
            + "(?i)(tax|levy|levies|duty|duties)(?!onom)|(local|fiscal|economic|treasury) ?contribution");
    private static final Pattern PATENT_COUNT = Pattern.compile(
            "专利(的)?(申请|授权|公开)|(申请|授权|新增|拥有)(发明|的)*专利|专利(数|件|量|总)|件专利|"
                    + "(?i)patent ?(count|number of|filing|application|grant|quantity|total|pcs)|"
                    + "(filings?|applications?|grants?|granted|numbers?|counts?) ?(of )?(invention )?patents?(?! ?(no|product))");

    private final PackSource source;
    private final String file;
    private final Optional<DecisionTable> table;

    private BasisGuard(PackSource source, String file, Optional<DecisionTable> table) {
        this.source = source;
        this.file = file;
        this.table = table;
    }

    static void check(PolicyPack pack, Category category, PackSource source) {
        Optional<DecisionTable> table = AmountParams.of(category.code(), pack.tables());
        BasisGuard guard = new BasisGuard(source, PackReader.fileOf(category.code()), table);
        for (String fact : category.amountFacts()) guard.fact(pack, category, fact);
        table.ifPresent(guard::params);
        if (category.rule() instanceof BasePlusUnit) {
            guard.text(source.scalar(guard.file, "amount", "unit"), "amount", "unit");
        }
    }

    /** The key itself, the field it comes from, and the question as people read it. */
    private void fact(PolicyPack pack, Category category, String key) {
        boolean inTable = table.isPresent()
                && table.get().inputs().stream().anyMatch(input -> input.name().equals(key));
        boolean base = key.equals(source.scalar(file, "amount", "base"));
        if (!inTable) text(key, "amount", base ? "base" : "type");
        String field = category.factFields().get(key);
        if (field != null) text(field, "facts", key);
        pack.fact(category.code(), key).ifPresent(this::label);
    }

    private void label(Fact fact) {
        words(fact.zh(), fact, "zh");
        words(fact.en(), fact, "en");
        words(fact.unit().zh(), fact, "unit");
        words(fact.unit().en(), fact, "unit");
    }

    private void words(String text, Fact fact, String part) {
        String reason = reason(text);
        if (reason != null) source.guard(reason, List.of(text), FactReader.FILE, "facts", fact.key(), part);
    }

    /** Names and headings of the table's columns, and the keys of its rows. */
    private void params(DecisionTable params) {
        for (Input input : params.inputs()) {
            at(params, input.line(), input.name());
            at(params, input.line(), input.label());
            for (Row row : params.rows()) {
                for (Object literal : params.literals(row, input.name()).orElse(List.of())) {
                    if (literal instanceof String key) at(params, params.lineOf(row), key);
                }
            }
        }
    }

    private void at(DecisionTable params, int line, String text) {
        String reason = reason(spaced(text));
        if (reason != null) source.findings().guard(params.file(), line, reason, text);
    }

    private void text(String text, Object... place) {
        String reason = reason(spaced(text));
        if (reason != null) source.guard(reason, List.of(text), file, place);
    }

    private static String reason(String text) {
        if (TAX.matcher(text).find()) return "policy.guard.taxBasis";
        return PATENT_COUNT.matcher(text).find() ? "policy.guard.patentCount" : null;
    }

    /** "patentGrantCount" and "PATENT_GRANT" as words. */
    private static String spaced(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ');
    }

    /** The values of a fact that the rule knows; none if it is not a key. */
    static Set<String> keysOf(AmountRule rule, String fact) {
        if (rule instanceof FixedByKey it && it.key().equals(fact))
            return it.table().keySet();
        if (rule instanceof UpgradeDiff it && it.key().equals(fact))
            return it.table().keySet();
        if (rule instanceof PercentByKey it && it.key().equals(fact))
            return it.table().keySet();
        if (rule instanceof PerUnitCap it && fact.equals("units"))
            return it.unit().keySet();
        if (rule instanceof StackableSum it && fact.equals("items"))
            return it.items().keySet();
        if (rule instanceof MatchByLevelRank it && fact.equals("level"))
            return it.table().keySet();
        if (rule instanceof RecognitionAndFacilitation it && fact.equals("recognition"))
            return it.recognition().keySet();
        return Set.of();
    }
}
