package dev.kechuang.portal.web;

import dev.kechuang.policy.FactType;
import dev.kechuang.portal.web.CalculatorQuestions.Choice;
import dev.kechuang.portal.web.CalculatorQuestions.Group;
import dev.kechuang.portal.web.CalculatorQuestions.Question;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/** What a visitor typed into the calculator: facts by group, and what could not be read, by field. Nothing of it is stored. */
record CalculatorAnswers(Map<String, Map<String, Object>> facts, Map<Question, String> problems) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([,，][0-9]{3})+(\\.[0-9]{1,6})?");
    private static final int MOST_OF_ONE = 99;
    private static final int LONGEST = 200;

    static CalculatorAnswers read(List<Group> groups, MultiValueMap<String, String> typed) {
        Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
        Map<Question, String> problems = new LinkedHashMap<>();
        for (Group group : groups) {
            Map<String, Object> found = new LinkedHashMap<>();
            for (Question question : group.questions()) {
                Object value =
                        question.counted() ? counted(question, typed, problems) : read(question, typed, problems);
                if (value != null) found.put(question.key(), value);
            }
            facts.put(group.code(), found);
        }
        return new CalculatorAnswers(facts, problems);
    }

    Map<String, Object> of(String group) {
        return facts.getOrDefault(group, Map.of());
    }

    private static Object read(Question question, MultiValueMap<String, String> typed, Map<Question, String> problems) {
        List<String> all = typed.getOrDefault(question.name(), List.of());
        if (question.type() == FactType.CHOICES) return chosen(question, all, problems);
        String text = all.isEmpty() ? "" : all.get(0).strip();
        if (text.isEmpty()) return null;
        return switch (question.type()) {
            case YES_NO -> yesOrNo(question, text, problems);
            case CHOICE -> known(question, Set.of(text)) ? text : bad(question, "choice", problems);
            case MONEY -> number(question, text, 2, problems);
            case NUMBER -> number(question, text, 6, problems);
            case INTEGER -> number(question, text, 0, problems);
            case DATE -> date(question, text, problems);
            case TEXT, CHOICES -> text.length() > LONGEST ? bad(question, "long", problems) : text;
        };
    }

    private static Object chosen(Question question, List<String> all, Map<Question, String> problems) {
        List<String> chosen =
                all.stream().filter(code -> !code.isBlank()).distinct().toList();
        if (!known(question, Set.copyOf(chosen))) return bad(question, "choice", problems);
        return chosen.isEmpty() ? null : chosen;
    }

    /** So many of each choice become a list that names each choice so often. */
    private static Object counted(
            Question question, MultiValueMap<String, String> typed, Map<Question, String> problems) {
        List<String> units = new ArrayList<>();
        for (Choice choice : question.choices()) {
            String text = typed.getFirst(question.name() + "." + choice.code());
            if (text == null || text.isBlank()) continue;
            if (!text.strip().matches("[0-9]{1,2}") || Integer.parseInt(text.strip()) > MOST_OF_ONE) {
                return bad(question, "count", problems);
            }
            for (int n = Integer.parseInt(text.strip()); n > 0; n--) units.add(choice.code());
        }
        return units.isEmpty() ? null : units;
    }

    private static Object yesOrNo(Question question, String text, Map<Question, String> problems) {
        return switch (text) {
            case "yes" -> Boolean.TRUE;
            case "no" -> Boolean.FALSE;
            default -> bad(question, "choice", problems);
        };
    }

    private static Object number(Question question, String text, int decimals, Map<Question, String> problems) {
        String plain = GROUPED.matcher(text).matches() ? text.replaceAll("[,，]", "") : text;
        if (!NUMBER.matcher(plain).matches()) return bad(question, decimals == 0 ? "whole" : "number", problems);
        BigDecimal number = new BigDecimal(plain);
        if (number.stripTrailingZeros().scale() > decimals) {
            return bad(question, decimals == 0 ? "whole" : "decimals", problems);
        }
        return number;
    }

    private static Object date(Question question, String text, Map<Question, String> problems) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeParseException notADate) {
            return bad(question, "date", problems);
        }
    }

    private static boolean known(Question question, Set<String> codes) {
        return codes.stream()
                .allMatch(code -> question.choices().stream()
                        .anyMatch(choice -> choice.code().equals(code)));
    }

    private static Object bad(Question question, String why, Map<Question, String> problems) {
        problems.put(question, "portal.calculator.bad." + why);
        return null;
    }
}
