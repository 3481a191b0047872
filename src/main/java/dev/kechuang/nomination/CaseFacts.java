package dev.kechuang.nomination;

import dev.kechuang.shared.Problem;
import java.util.List;
import java.util.Map;

/** What one rule version reads from a case; answers that it cannot read are told as problems, never guessed. */
public record CaseFacts(Map<String, Object> values, List<Problem> problems) {

    public boolean readable() {
        return problems.isEmpty();
    }
}
