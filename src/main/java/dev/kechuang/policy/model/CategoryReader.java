package dev.kechuang.policy.model;

import dev.kechuang.policy.AmountRule;
import dev.kechuang.policy.CasePath;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.EntryMode;
import dev.kechuang.policy.EvidenceItem;
import dev.kechuang.policy.ExecMode;
import dev.kechuang.policy.MatterScope;
import dev.kechuang.policy.PackFinding;
import dev.kechuang.policy.ReviewLimits;
import dev.kechuang.policy.table.DecisionTable;
import dev.kechuang.shared.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** From {@code categories/<code>.yaml} to a category. */
final class CategoryReader {

    private CategoryReader() {}

    static Category read(
            PackNode node,
            BigDecimal scaleFactor,
            Map<String, DecisionTable> tables,
            RouteTable route,
            Consumer<PackFinding> sink) {
        String code = node.text("code");
        AmountParams params = new AmountParams(code, tables, sink);
        PackNode name = node.node("name");
        PackNode applicants = node.node("applicants");
        PackNode amount = node.node("amount");
        Optional<Money> applicantCap =
                amount.has("applicantCap") ? Optional.of(amount.yuan("applicantCap")) : Optional.empty();
        AmountRule rule = AmountRuleReader.read(amount, params);
        params.done();
        boolean honour = node.has("honour") && node.yes("honour");
        Map<String, String> factFields = node.has("facts") ? node.table("facts", PackNode::text) : Map.of();
        node.text("identifier");
        node.texts("sources");
        node.text("basis");
        int modeLine = node.line("execMode");
        ExecMode execMode = node.oneOf("execMode", ExecMode.class);
        EntryMode entryMode = node.oneOf("entryMode", EntryMode.class);
        Category category = new Category(
                code,
                name.text("zh"),
                name.text("en"),
                node.text("project"),
                node.text("family"),
                execMode,
                entryMode,
                node.has("officialList") ? Optional.of(node.text("officialList")) : Optional.empty(),
                path(node, modeLine, route, execMode, entryMode),
                PackNode.bilingual(applicants),
                applicants.texts("types"),
                node.each("conditions", PackNode::bilingual),
                node.each(
                        "evidence",
                        item -> new EvidenceItem(
                                item.text("key"), item.text("zh"), item.text("en"), item.yes("required"))),
                rule,
                applicantCap,
                scaleFactor,
                review(node),
                node.text("stackGroup"),
                node.text("matterKey"),
                node.oneOf("matterScope", MatterScope.class),
                node.yes("totalControl"),
                factFields,
                node.texts("departments"),
                honour,
                honour ? approvalNo(node) : "");
        name.done();
        applicants.done();
        amount.done();
        node.done();
        return category;
    }

    /** Without its number an honour stays closed (domain scenario 25); only one declared open needs it. */
    private static String approvalNo(PackNode node) {
        int openLine = node.line("open");
        boolean open = node.has("open") && node.yes("open");
        String number = node.textIfAny("recognitionApprovalNo");
        if (open && number.isBlank()) node.problem(openLine, "policy.guard.honourWithoutApproval");
        return number;
    }

    private static CasePath path(PackNode node, int line, RouteTable route, ExecMode execMode, EntryMode entryMode) {
        Optional<CasePath> path = route.path(execMode, entryMode);
        if (path.isEmpty()) node.problem(line, "policy.table.noRoute", execMode, entryMode);
        return path.orElse(CasePath.B);
    }

    private static ReviewLimits review(PackNode node) {
        if (!node.has("review")) return new ReviewLimits(0, 0);
        PackNode review = node.node("review");
        ReviewLimits limits = new ReviewLimits(
                review.has("passScore") ? review.integer("passScore") : 0,
                review.has("quota") ? review.integer("quota") : 0);
        review.done();
        return limits;
    }
}
