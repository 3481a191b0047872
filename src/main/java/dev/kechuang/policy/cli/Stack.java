package dev.kechuang.policy.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kechuang.policy.BudgetFit;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.YearSettlement;
import dev.kechuang.policy.YearSettlement.Claim;
import dev.kechuang.policy.cli.BadInput.Error;
import dev.kechuang.shared.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code policy stack}: the calculated cases of a year and the money there is in, what each is paid and why out. */
final class Stack {

    private static final int LONGEST = 32 * 1024 * 1024;

    private final PolicyPack pack;
    private final Map<String, Category> categories = new HashMap<>();

    Stack(PolicyPack pack) {
        this.pack = pack;
        for (Category category : pack.categories()) categories.put(category.code(), category);
    }

    void answer(InputStream in, OutputStream out) throws IOException {
        JsonGenerator writer = Json.writer(out);
        writer.writeStartObject();
        try {
            Map<String, Object> document = document(in);
            Money available = Fields.money(document.get("available"), "available");
            YearSettlement.Outcome outcome =
                    YearSettlement.of(pack.annualCap(), available, claims(document.get("items")));
            write(outcome, writer);
        } catch (BadInput bad) {
            writer.writeStringField("error", bad.error().name());
            writer.writeStringField("field", bad.field());
        }
        writer.writeEndObject();
        writer.writeRaw('\n');
        writer.flush();
    }

    private static Map<String, Object> document(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        Optional<Json.Document> read =
                bytes.length > LONGEST ? Optional.empty() : text(bytes).flatMap(Json::read);
        Json.Document document = read.orElseThrow(() -> new BadInput(Error.BAD_VALUE, "document"));
        document.twice().ifPresent(key -> {
            throw new BadInput(Error.BAD_VALUE, key);
        });
        return document.root();
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private List<Claim> claims(Object items) {
        if (items == null) throw new BadInput(Error.MISSING_FACT, "items");
        if (!(items instanceof List<?> list)) throw new BadInput(Error.BAD_VALUE, "items");
        List<Claim> claims = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Object item : list) {
            String at = "items[" + claims.size() + "]";
            if (!(item instanceof Map<?, ?> fields)) throw new BadInput(Error.BAD_VALUE, at);
            Claim claim = claim(fields, at + ".");
            if (!ids.add(claim.id())) throw new BadInput(Error.BAD_VALUE, at + ".id");
            claims.add(claim);
        }
        return claims;
    }

    private Claim claim(Map<?, ?> fields, String at) {
        Category category = Fields.category(fields.get("code"), at + "code", categories);
        Object group = fields.get("stackGroup");
        return new Claim(
                Fields.name(fields.get("id"), at + "id"),
                Fields.whole(fields.get("seq"), at + "seq"),
                Fields.name(fields.get("applicant"), at + "applicant"),
                category,
                group == null ? category.stackGroup() : Fields.text(group, at + "stackGroup"),
                Fields.name(fields.get("matterKey"), at + "matterKey"),
                Fields.money(fields.get("amount"), at + "amount"));
    }

    private static void write(YearSettlement.Outcome outcome, JsonGenerator writer) throws IOException {
        if (outcome.verdict() == BudgetFit.Verdict.FIXED_EXCEEDS_BUDGET) {
            writer.writeStringField("error", outcome.verdict().name());
            return;
        }
        writer.writeFieldName("total");
        Fields.writeYuan(outcome.total(), writer);
        writer.writeStringField("factor", outcome.factor().toPlainString());
        writer.writeArrayFieldStart("items");
        for (YearSettlement.Line line : outcome.lines()) {
            writer.writeStartObject();
            writer.writeStringField("id", line.claim().id());
            writer.writeStringField("status", line.status().name());
            writer.writeFieldName("pay");
            Fields.writeYuan(line.pay(), writer);
            writer.writeStringField("reason", reason(line, outcome));
            writer.writeEndObject();
        }
        writer.writeEndArray();
    }

    private static String reason(YearSettlement.Line line, YearSettlement.Outcome outcome) {
        boolean truncated = line.capped().compareTo(line.claim().amount()) < 0;
        String capped = "超出限额，截至" + line.capped().yuan().stripTrailingZeros().toPlainString() + "元";
        String scaled = "总量控制，按系数" + outcome.factor().toPlainString() + "压减";
        return switch (line.status()) {
            case KEPT -> "全额";
            case DROPPED -> "就高不重复，同一事项保留" + line.keptInstead().orElseThrow();
            case TRUNCATED -> capped;
            case SCALED -> truncated ? capped + "；" + scaled : scaled;
        };
    }
}
