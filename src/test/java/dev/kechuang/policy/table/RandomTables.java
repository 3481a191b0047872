package dev.kechuang.policy.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Small tables of every form a cell may have, the same for the same seed. */
final class RandomTables {

    private static final List<String> TYPES = List.of("string", "number", "integer", "boolean");
    private static final List<String> CODES = List.of("\"A\"", "\"B\"", "\"甲\"");

    private final Random random;

    RandomTables(long seed) {
        this.random = new Random(seed);
    }

    DmnText table(String hitPolicy) {
        DmnText text = new DmnText(hitPolicy);
        List<String> types = new ArrayList<>();
        int columns = 1 + random.nextInt(3);
        for (int column = 0; column < columns; column++) {
            types.add(TYPES.get(random.nextInt(TYPES.size())));
            text.input("x" + column, types.get(column));
        }
        text.output("say", "string").output("much", "number");
        int rows = 1 + random.nextInt(5);
        for (int row = 0; row < rows; row++) {
            List<String> cells = new ArrayList<>();
            for (String type : types) cells.add(cell(type));
            cells.add(CODES.get(random.nextInt(2)));
            cells.add(random.nextBoolean() ? "0.5" : String.valueOf(random.nextInt(3)));
            text.row(cells.toArray(String[]::new));
        }
        return text;
    }

    private String cell(String type) {
        if (random.nextInt(5) == 0) return "-";
        return switch (type) {
            case "boolean" -> random.nextBoolean() ? "true" : "false";
            case "string" -> negatedOrNot(list(() -> CODES.get(random.nextInt(CODES.size()))));
            default -> negatedOrNot(list(() -> numbers(type.equals("integer"))));
        };
    }

    private String negatedOrNot(String list) {
        return random.nextInt(4) == 0 ? "not(" + list + ")" : list;
    }

    private String list(Supplier<String> member) {
        StringBuilder list = new StringBuilder(member.get());
        while (random.nextInt(4) == 0)
            list.append(random.nextBoolean() ? "," : ", ").append(member.get());
        return list.toString();
    }

    private String numbers(boolean whole) {
        return switch (random.nextInt(3)) {
            case 0 -> number(whole);
            case 1 -> List.of("< ", "<=", "> ", ">= ").get(random.nextInt(4)) + number(whole);
            default ->
                List.of("[", "(", "]").get(random.nextInt(3))
                        + number(whole)
                        + ".."
                        + number(whole)
                        + List.of("]", ")", "[").get(random.nextInt(3));
        };
    }

    private String number(boolean whole) {
        BigDecimal number = BigDecimal.valueOf(random.nextInt(9) - 2);
        if (!whole && random.nextInt(3) == 0) number = number.add(new BigDecimal("0.25"));
        return number.toPlainString();
    }

    /** Every combination of one value of each atom of every column. */
    static List<Map<String, Object>> facts(DecisionTable table) {
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(new LinkedHashMap<>());
        for (int column = 0; column < table.inputs().size(); column++) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> facts : all) {
                for (Axis.Atom atom : Axis.of(table, column, Set.of()).atoms()) {
                    Map<String, Object> one = new LinkedHashMap<>(facts);
                    one.put(table.inputs().get(column).name(), atom.sample());
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }
}
