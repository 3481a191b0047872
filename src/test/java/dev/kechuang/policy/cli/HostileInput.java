package dev.kechuang.policy.cli;

import dev.kechuang.policy.Category;
import dev.kechuang.policy.Fact;
import dev.kechuang.policy.PolicyPack;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Cases and documents as nobody should write them, and now and then as everybody should; the same seed writes the same. */
final class HostileInput {

    /** JSON texts that stand where a figure, a word or a list is expected. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "false",
            "\"true\"",
            "\"false\"",
            "\"TRUE\"",
            "\"是\"",
            "0",
            "-0",
            "-0.0",
            "\"-0\"",
            "-1",
            "1e5",
            "\"1e5\"",
            "1E+400",
            "\"1E+400\"",
            "1e-400",
            "1e999999999",
            "\"1e999999999\"",
            "1e99999999999",
            "\"0e999999999\"",
            "0.005",
            "\"0.0000001\"",
            "\" 5 \"",
            "\"１２３４５\"",
            "\"　７　\"",
            "\"٣\"",
            "\"1,000,000.00\"",
            "\"1,00\"",
            "\"１,０００\"",
            "\"0x1F\"",
            "\"5d\"",
            "\"NaN\"",
            "\"Infinity\"",
            "\"∞\"",
            "\"+5\"",
            "\"5.\"",
            "\".5\"",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"😀\"",
            "\"\\u2028\\r\\n\"",
            "\"'; drop table case_file; --\"",
            "999999999999999999999999999999",
            "1000000000000",
            "1000000000000.01",
            "2147483648",
            "-2147483649",
            "[]",
            "[null]",
            "[[]]",
            "[true,1,{\"a\":[]}]",
            "[\"NATIONAL\",\"NATIONAL\",\"CITY\"]",
            "{}",
            "{\"a\":{\"b\":{\"c\":null}}}",
            "{\"a\":1,\"a\":2}");

    private static final List<String> NO_CASES = List.of(
            "null",
            "[]",
            "{}",
            "7",
            "\"x\"",
            "{",
            "}",
            "{\"id\":",
            "{\"id\":1}}",
            "{'id':1}",
            "NaN",
            "{\"id\":\"x\",\"code\":\"B01\"}",
            "{\"id\":\"x\",\"code\":\"B01\",\"input\":null}",
            "{\"id\":\"x\",\"input\":{}}",
            "{\"id\":\"a\",\"id\":\"b\",\"code\":\"C02\",\"input\":{}}",
            "{\"id\":\"x\",\"code\":\"C02\",\"input\":{}} //",
            "{\"id\":1E+400,\"code\":\"C02\",\"input\":{}}",
            "\u0000",
            "\uFEFF{}");

    private final Random random;
    private final PolicyPack pack;

    HostileInput(long seed, PolicyPack pack) {
        this.random = new Random(seed);
        this.pack = pack;
    }

    /** One line without its end; never a blank one. */
    byte[] line() {
        return switch (random.nextInt(20)) {
            case 0 -> bytes(one(NO_CASES));
            case 1, 2, 3, 4 -> damaged(bytes(text(0)));
            case 5 -> bytes(nested());
            case 6, 7, 8, 9, 10 -> bytes(text(0));
            default -> bytes(text(25));
        };
    }

    /** A case that its category can be asked about: every fact is of its kind. */
    String goodLine() {
        return text(0);
    }

    /** A document for the stack command. */
    byte[] document() {
        List<String> items = new ArrayList<>();
        int odds = random.nextInt(3) * 3;
        for (int count = random.nextInt(12); count > 0; count--) items.add(item(odds));
        String list = chance(odds) ? odd() : items.stream().collect(Collectors.joining(",", "[", "]"));
        String available = chance(odds) ? odd() : figure();
        String document = "{\"available\":" + available + ",\"items\":" + list + (chance(odds) ? "" : "}");
        return chance(10) ? damaged(bytes(document)) : bytes(document);
    }

    private String item(int odds) {
        return "{\"id\":" + odd(odds, String.valueOf(random.nextInt(1000)))
                + ",\"seq\":" + odd(odds, String.valueOf(random.nextInt(50)))
                + ",\"applicant\":" + odd(odds, "\"U" + random.nextInt(3) + "\"")
                + ",\"code\":\"" + one(pack.categories()).code() + "\""
                + (random.nextBoolean() ? ",\"stackGroup\":" + odd(odds, "\"SG-CONTRACT\"") : "")
                + ",\"matterKey\":" + odd(odds, "\"M" + random.nextInt(3) + "\"")
                + ",\"amount\":" + odd(odds, figure()) + "}";
    }

    private String text(int odds) {
        Category category = one(pack.categories());
        List<String> facts = new ArrayList<>();
        for (String name : category.factNames()) {
            if (chance(odds)) continue;
            facts.add("\"" + name + "\":" + odd(odds, value(category.code(), name)));
        }
        if (random.nextBoolean()) facts.add("\"paidBefore\":" + odd(odds, figure()));
        if (chance(odds)) facts.add("\"nobodyAsked\":" + odd());
        if (chance(odds)) facts.add("\"score\":" + odd());
        if (chance(odds)) facts.add("\"districtShareBorne\":" + odd());
        return "{\"id\":" + odd(odds, "\"L" + random.nextInt(1000) + "\"") + ",\"code\":\"" + category.code()
                + "\",\"input\":{" + String.join(",", facts) + "}}";
    }

    private String value(String code, String name) {
        Optional<Fact> fact = pack.fact(code, name);
        if (fact.isEmpty()) return figure();
        return switch (fact.get().type()) {
            case MONEY -> figure();
            case NUMBER, INTEGER -> String.valueOf(1 + random.nextInt(100));
            case YES_NO -> String.valueOf(random.nextBoolean());
            case CHOICE -> "\"" + one(fact.get().choices()).code() + "\"";
            case CHOICES -> "[\"" + one(fact.get().choices()).code() + "\"]";
            case TEXT, DATE -> "\"2025-06-30\"";
        };
    }

    private String figure() {
        String figure = String.valueOf((long) random.nextInt(1_000_000) * random.nextInt(1000));
        return random.nextBoolean() ? figure : "\"" + figure + "." + random.nextInt(10) + "\"";
    }

    private String nested() {
        int depth = random.nextInt(200);
        boolean lists = random.nextBoolean();
        String open = lists ? "[" : "{\"a\":";
        return "{\"id\":\"deep\",\"code\":\"C02\",\"input\":{\"x\":" + open.repeat(depth) + "1"
                + (lists ? "]" : "}").repeat(depth) + "}}";
    }

    private byte[] damaged(byte[] good) {
        byte[] bytes = good.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            byte other = (byte) random.nextInt(256);
            bytes[random.nextInt(bytes.length)] = other == '\n' ? (byte) 0xFF : other;
        }
        int from = random.nextInt(4) == 0 ? random.nextInt(bytes.length / 2) : 0;
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.write('{');
        rest.write(bytes, from, bytes.length - from);
        return random.nextBoolean() ? bytes : rest.toByteArray();
    }

    private String odd(int odds, String usual) {
        return chance(odds) ? odd() : usual;
    }

    private String odd() {
        return one(ODD);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
