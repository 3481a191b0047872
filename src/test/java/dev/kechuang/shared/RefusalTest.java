package dev.kechuang.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void saysEverythingThatIsWrong() {
        Refusal refusal = Refusal.invalid(List.of(Problem.of("uscc", "a.b", 1), Problem.of(null, "c.d")));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.key()).isEqualTo("a.b");
        assertThat(refusal).hasMessage("a.b, c.d");
        assertThat(refusal.problems()).containsExactly(Problem.of("uscc", "a.b", 1), Problem.of("", "c.d"));
    }

    @Test
    void namesItsKind() {
        assertThat(Refusal.notAllowed("k").kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED);
        assertThat(Refusal.conflict("k").kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(Refusal.notFound("k", "x").problems().get(0).args()).containsExactly("x");
        assertThatThrownBy(() -> Refusal.invalid(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void missingInstantStaysMissing() {
        assertThat(Stored.at(null)).isNull();
        assertThat(Stored.at(Instant.EPOCH)).hasToString("1970-01-01T00:00Z");
    }
}
