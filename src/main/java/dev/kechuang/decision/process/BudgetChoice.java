package dev.kechuang.decision.process;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Category to budget line as one field of text: {@code "C01=<uuid>;D03=<uuid>"}. */
final class BudgetChoice {

    private BudgetChoice() {}

    static String write(Map<String, UUID> lineOfCategory) {
        return lineOfCategory.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(choice -> choice.getKey() + "=" + choice.getValue())
                .collect(Collectors.joining(";"));
    }

    static Map<String, UUID> read(String text) {
        return Arrays.stream(text.split(";"))
                .map(choice -> choice.split("=", 2))
                .collect(Collectors.toMap(choice -> choice[0], choice -> UUID.fromString(choice[1])));
    }
}
