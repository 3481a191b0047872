package dev.kechuang.policy.cli;

import dev.kechuang.policy.AmountResult;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.PackDiff;
import dev.kechuang.policy.PackDiff.Change;
import dev.kechuang.policy.PackDiff.Sample;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.shared.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code policy diff}: first what holds for all, then category by category what changes for whom, with cases before and after. */
final class Difference {

    private static final int SAMPLES = 12;

    private final PolicyPack before;
    private final PolicyPack after;
    private final StringBuilder text = new StringBuilder();

    private Difference(PolicyPack before, PolicyPack after) {
        this.before = before;
        this.after = after;
    }

    static void tell(PolicyPack before, PolicyPack after, OutputStream out) throws IOException {
        Difference difference = new Difference(before, after);
        difference.tell();
        out.write(difference.text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void tell() {
        line("政策包差异 / difference: " + before.ruleVersionId() + " -> " + after.ruleVersionId());
        List<Change> changes = PackDiff.of(before, after);
        Map<String, List<Change>> byCategory = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.category() == null) tell(change);
            else
                byCategory
                        .computeIfAbsent(change.category(), code -> new ArrayList<>())
                        .add(change);
        }
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (Sample sample : PackDiff.samples(before, after)) {
            samples.computeIfAbsent(sample.category(), code -> new ArrayList<>())
                    .add(sample);
        }
        // a factor of the whole pack changes amounts of categories that say what they said
        for (String code : samples.keySet()) byCategory.putIfAbsent(code, List.of());
        byCategory.forEach((code, ofCategory) -> {
            heading(code);
            ofCategory.forEach(this::tell);
            tellSamples(samples.getOrDefault(code, List.of()));
        });
        if (changes.isEmpty()) line("没有差异 / no difference");
    }

    private void heading(String code) {
        Category category = find(after, code).or(() -> find(before, code)).orElseThrow();
        line("");
        line("[" + code + "] " + category.nameZh() + " / " + category.nameEn());
        line("  对象 / for: " + category.applicants().zh() + " (" + String.join(", ", category.applicantTypes()) + ")");
    }

    private void tell(Change change) {
        line("  " + change.label().zh() + " / " + change.label().en() + ": " + shown(change.before()) + " -> "
                + shown(change.after()));
    }

    private void tellSamples(List<Sample> samples) {
        for (Sample sample : samples.subList(0, Math.min(SAMPLES, samples.size()))) {
            line("  样例 / sample: " + sample.told() + ": " + shown(sample.before()) + " -> " + shown(sample.after())
                    + difference(sample));
        }
        if (samples.size() > SAMPLES) line("  …… 另有样例 / more samples: " + (samples.size() - SAMPLES));
    }

    private static String difference(Sample sample) {
        if (sample.before().isEmpty() || sample.after().isEmpty()) return "";
        Money more = sample.after().get().amount().minus(sample.before().get().amount());
        return " (" + (more.isNegative() ? "" : "+") + plain(more.yuan()) + ")";
    }

    private static String shown(Optional<AmountResult> result) {
        return result.map(it -> plain(it.amount().yuan()) + " 元 (" + it.clause() + ")")
                .orElse("—");
    }

    private static String shown(String fact) {
        return fact.isEmpty() ? "—" : fact.replace("\n", " ⏎ ");
    }

    private static String plain(BigDecimal yuan) {
        return yuan.signum() == 0 ? "0" : yuan.stripTrailingZeros().toPlainString();
    }

    private static Optional<Category> find(PolicyPack pack, String code) {
        return pack.categories().stream()
                .filter(category -> category.code().equals(code))
                .findFirst();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
