package dev.kechuang.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, judging ends, is stable, and what is accepted can be shown. Seeds are fixed, so a failure repeats. */
class FormFuzzTest {

    private static final int ROUNDS = 400;

    private static final List<Object> ODD = Arrays.asList(
            null,
            "",
            " ",
            "x",
            "YES",
            "NO",
            "无",
            "AI",
            "CITY",
            "12",
            "1e9",
            "${7*7}",
            "2026-02-30",
            "2026-02-03",
            "[]",
            "{}",
            "[{}]",
            "[{\"name\":1}]",
            "null",
            "\ud800",
            "x".repeat(5000),
            true,
            false,
            0,
            -1,
            7L,
            3.5,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            new BigDecimal("1E+999999999"),
            new BigDecimal("1E-999999999"),
            List.of("AI", "AI"),
            List.of(1, true),
            List.of(List.of()),
            Map.of(),
            Map.of("city", "x", "zip", 1),
            List.of(Map.of(), Map.of("name", "甲", "cost", "1")),
            List.of(Map.of("cost", "1e5")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "corpus-texts",
                "corpus-numbers",
                "corpus-choices",
                "corpus-conditions",
                "corpus-rules",
                "corpus-tables"
            })
    void anythingSentIsJudgedOnceAndForAll(String name) {
        List<Corpus.Case> cases =
                Corpus.cases().filter(one -> one.form().equals(name)).toList();
        Random random = new Random(20260331);
        for (int round = 0; round < ROUNDS; round++) {
            Corpus.Case one = cases.get(random.nextInt(cases.size()));
            Map<String, Object> sent = disturbed(one, random);

            FormAnswers once = one.check(sent);
            FormAnswers twice = one.check(once.answers());

            assertThat(twice.answers()).as("%s %s", one, sent).isEqualTo(once.answers());
            if (once.valid()) {
                assertThat(twice.problems()).as("%s %s", one, sent).isEmpty();
            }
            assertThat(Forms.view(one.schema(), sent, once.problems(), Locale.CHINA, Page.messages(Locale.CHINA)))
                    .isNotNull();
        }
    }

    private static Map<String, Object> disturbed(Corpus.Case one, Random random) {
        Map<String, Object> sent = new LinkedHashMap<>(one.sent());
        List<String> names = new ArrayList<>(one.schema().names());
        for (int i = random.nextInt(4); i >= 0; i--) {
            sent.put(names.get(random.nextInt(names.size())), ODD.get(random.nextInt(ODD.size())));
        }
        return sent;
    }
}
