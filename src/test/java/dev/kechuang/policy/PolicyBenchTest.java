package dev.kechuang.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.shared.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long one case takes: the tables of its eligibility and the calculation of its amount, at every edge of every category. */
@Tag("bench")
class PolicyBenchTest {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyBenchTest.class);
    private static final int ROUNDS = 60;

    private record Sample(Category category, Map<String, Object> facts) {}

    @Test
    void oneCase() {
        PolicyPack pack = DefaultPack.read();
        List<Sample> samples = new ArrayList<>();
        for (Category category : pack.categories()) {
            for (Map<String, Object> facts : AmountSamples.of(category)) samples.add(new Sample(category, facts));
        }
        long first = time(pack, samples.get(0));
        long[] nanos = new long[samples.size() * ROUNDS];
        int at = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (Sample sample : samples) nanos[at++] = time(pack, sample);
        }
        Arrays.sort(nanos);
        LOG.info(
                "one case, {} times: first {} µs, p50 {} µs, p95 {} µs, p99 {} µs, max {} µs",
                nanos.length,
                first / 1000,
                nanos[nanos.length / 2] / 1000,
                nanos[nanos.length * 95 / 100] / 1000,
                nanos[nanos.length * 99 / 100] / 1000,
                nanos[nanos.length - 1] / 1000);
    }

    private static long time(PolicyPack pack, Sample sample) {
        long from = System.nanoTime();
        Eligibility eligibility = Eligibility.of(pack, sample.category(), sample.facts());
        AmountResult result = AmountCalculator.beforeReview().calculate(sample.category(), sample.facts(), Money.ZERO);
        long taken = System.nanoTime() - from;
        assertThat(eligibility).isNotNull();
        assertThat(result.amount().isNegative()).isFalse();
        return taken;
    }
}
