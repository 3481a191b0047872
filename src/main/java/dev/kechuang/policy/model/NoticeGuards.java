package dev.kechuang.policy.model;

import dev.kechuang.policy.ObjectionFacts;
import dev.kechuang.policy.ObjectionVerdict;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.policy.table.DecisionTable.Input;
import dev.kechuang.policy.table.DecisionTable.Output;
import dev.kechuang.policy.table.DecisionTable.Row;
import dev.kechuang.policy.table.HitPolicy;
import dev.kechuang.policy.table.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The tables of public notices: every objection finds one verdict that people know, and a changed share is a part of the whole. */
final class NoticeGuards {

    static final String OBJECTIONS = ObjectionVerdict.TABLE;
    static final String RENOTICE = "renotice";

    private final PackSource source;
    private final DecisionTable table;

    private NoticeGuards(PackSource source, DecisionTable table) {
        this.source = source;
        this.table = table;
    }

    static void check(PolicyPack pack, PackSource source) {
        DecisionTable objections = pack.tables().get(OBJECTIONS);
        if (objections != null) new NoticeGuards(source, objections).objections();
        DecisionTable renotice = pack.tables().get(RENOTICE);
        if (renotice != null) new NoticeGuards(source, renotice).changedRatio();
    }

    private void objections() {
        Set<String> known = ObjectionFacts.NAMES;
        boolean asks = table.inputs().stream()
                .allMatch(input -> known.contains(input.name()) && input.type() == ValueType.BOOLEAN);
        List<String> says = table.outputs().stream().map(Output::name).toList();
        if (!asks || table.hitPolicy() == HitPolicy.COLLECT || !says.equals(List.of("result", "reasonCode"))) {
            at(1, "policy.guard.objectionColumns", String.join(", ", known));
            return;
        }
        for (Row row : table.rows()) {
            if (ObjectionVerdict.of(row).isEmpty()) at(table.lineOf(row), "policy.guard.objectionRow", row.number());
        }
        if (ObjectionFacts.all().stream()
                .anyMatch(facts -> table.matching(facts.byName()).isEmpty())) {
            at(1, "policy.guard.objectionOpen");
        }
    }

    private void changedRatio() {
        String share = "changedRatio";
        if (table.inputs().stream().map(Input::name).noneMatch(share::equals)) return;
        for (Row row : table.rows()) {
            for (BigDecimal number : table.numbers(row, share)) {
                if (number.signum() <= 0 || number.compareTo(BigDecimal.ONE) > 0) {
                    at(table.lineOf(row), "policy.guard.notAPart", share, number.toPlainString());
                }
            }
        }
    }

    private void at(int line, String key, Object... args) {
        source.findings().guard(table.file(), line, key, args);
    }
}
