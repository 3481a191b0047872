package dev.kechuang.policy;

import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of the 31 kinds of reward or subsidy, as the pack states it (domain 2.2). */
public record Category(
        String code,
        String nameZh,
        String nameEn,
        String project,
        String family,
        ExecMode execMode,
        EntryMode entryMode,
        Optional<String> officialList,
        CasePath path,
        Bilingual applicants,
        List<String> applicantTypes,
        List<Bilingual> conditions,
        List<EvidenceItem> evidence,
        AmountRule rule,
        Optional<Money> applicantCap,
        BigDecimal scaleFactor,
        ReviewLimits review,
        String stackGroup,
        String matterKey,
        MatterScope matterScope,
        boolean totalControl,
        Map<String, String> factFields,
        List<String> departments,
        boolean honour,
        String recognitionApprovalNo) {

    /** An honour needs an approved commendation item; without its number the category stays closed (domain 0.1 item 2). */
    public boolean mayOpen() {
        return !honour || !recognitionApprovalNo.isBlank();
    }

    /** The facts its amount depends on. */
    public List<String> amountFacts() {
        return FactNames.ofRule(rule);
    }

    /** The facts it reads: those of its amount and the parts of its matter key. */
    public Set<String> factNames() {
        return FactNames.of(this);
    }

    /** A rewarded earlier step of the same matter is no duplicate here: its amount is deducted. */
    public boolean upgradable() {
        return rule.deductsPaidBefore();
    }

    /**
     * What identifies the matter(s) of a case, from its facts; a form with a table names several.
     * The parts of a compound key ("varietyName+season") are joined by "+".
     */
    public List<String> matterKeysOf(Map<String, Object> facts) {
        List<String> keys = List.of("");
        for (String part : matterKey.split("\\+")) {
            Object found = facts.get(part);
            List<?> values = found instanceof List<?> list ? list : found == null ? List.of() : List.of(found);
            List<String> longer = new ArrayList<>();
            for (String key : keys) {
                for (Object value : values) {
                    String text = value.toString().strip();
                    if (!text.isEmpty()) longer.add(key.isEmpty() ? text : key + "+" + text);
                }
            }
            keys = longer;
        }
        return keys.stream().distinct().toList();
    }
}
