package dev.kechuang.form;

import dev.kechuang.shared.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Typed answers of the visible fields, and what is wrong with them. Text, choices and dates are String, numbers BigDecimal,
 * check boxes Boolean, lists List of String, tables List of Map; fields without an answer are absent.
 */
public record FormAnswers(Map<String, Object> answers, List<Problem> problems, Set<String> unknown) {

    public boolean valid() {
        return problems.isEmpty();
    }
}
