package dev.kechuang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kechuang.shared.TryLimit.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TryLimitTest {

    private final Ticking clock = new Ticking();
    private final TryLimit limit = new TryLimit(3, Duration.ofSeconds(10), 100, clock);

    @Test
    void aBurstPassesAndTheNextTryWaitsItsPause() {
        assertThat(limit.take("a")).isEqualTo(Answer.ALLOWED);
        assertThat(limit.take("a")).isEqualTo(Answer.ALLOWED);
        assertThat(limit.take("a")).isEqualTo(Answer.LAST);
        assertThat(limit.take("a")).isEqualTo(Answer.REFUSED);

        clock.passes(Duration.ofSeconds(9));
        assertThat(limit.take("a")).isEqualTo(Answer.REFUSED);
        clock.passes(Duration.ofSeconds(1));
        assertThat(limit.take("a")).isEqualTo(Answer.LAST);
        assertThat(limit.take("a")).isEqualTo(Answer.REFUSED);
    }

    @Test
    void sourcesDoNotDisturbEachOther() {
        for (int i = 0; i < 9; i++) limit.take("a");

        assertThat(limit.take("b")).isEqualTo(Answer.ALLOWED);
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        for (int i = 0; i < 50; i++) {
            assertThat(limit.take("a")).isNotEqualTo(Answer.REFUSED);
            limit.giveBack("a");
        }
        assertThat(limit.sourcesKept()).isZero();
    }

    @Test
    void memoryIsBoundedAndTheBusiestSourceIsNotForgotten() {
        for (int i = 0; i < 4; i++) limit.take("attacker");
        for (int i = 0; i < 10_000; i++) {
            limit.take("other" + i);
            if (i % 50 == 0) assertThat(limit.take("attacker")).isEqualTo(Answer.REFUSED);
        }

        assertThat(limit.sourcesKept()).isEqualTo(100);
    }

    @Test
    void anIpv6NetworkIsOneSource() {
        assertThat(TryLimit.sourceOf("2001:db8:1:2:3:4:5:6")).isEqualTo(TryLimit.sourceOf("2001:db8:1:2::1"));
        assertThat(TryLimit.sourceOf("2001:db8:1:3::1")).isNotEqualTo(TryLimit.sourceOf("2001:db8:1:2::1"));
        assertThat(TryLimit.sourceOf("::ffff:10.0.0.7")).isEqualTo(TryLimit.sourceOf("10.0.0.7"));
        assertThat(TryLimit.sourceOf(null)).isEmpty();
        assertThat(TryLimit.sourceOf("x".repeat(9_999))).hasSize(64);
    }

    /** A clock the test moves. */
    private static final class Ticking extends Clock {

        private Instant now = Instant.parse("2026-03-02T02:00:00Z");

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
