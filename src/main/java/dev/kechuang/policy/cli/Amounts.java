package dev.kechuang.policy.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kechuang.policy.AmountCalculator;
import dev.kechuang.policy.AmountResult;
import dev.kechuang.policy.AmountStep;
import dev.kechuang.policy.Category;
import dev.kechuang.policy.PolicyPack;
import dev.kechuang.policy.cli.BadInput.Error;
import dev.kechuang.shared.Money;
import dev.kechuang.shared.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code policy amounts}: one case a line in, its amount and every step out, in the same order; blank lines are passed over. */
final class Amounts {

    private static final AmountCalculator CALCULATOR = AmountCalculator.beforeReview();
    private static final String PAID_BEFORE = "paidBefore";

    private final Map<String, Category> categories = new HashMap<>();

    Amounts(PolicyPack pack) {
        for (Category category : pack.categories()) categories.put(category.code(), category);
    }

    void answer(InputStream in, OutputStream out) throws IOException {
        Lines lines = new Lines(in);
        BufferedOutputStream buffered = new BufferedOutputStream(out, 64 * 1024);
        JsonGenerator writer = Json.writer(buffered);
        boolean any = false;
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().blank()) {
                answer(line.get(), writer);
                any = true;
            }
            if (lines.mayWait()) writer.flush();
        }
        if (any) writer.writeRaw('\n');
        writer.flush();
    }

    private void answer(Lines.Line line, JsonGenerator writer) throws IOException {
        Object id = null;
        try {
            Json.Document document = line.text().flatMap(Json::read).orElseThrow(Amounts::noLine);
            Object found = document.root().get("id");
            if (found instanceof Map || found instanceof Iterable) throw new BadInput(Error.BAD_VALUE, "id");
            id = found;
            write(id, calculated(document), writer);
        } catch (BadInput bad) {
            writer.writeStartObject();
            writeId(id, writer);
            writer.writeStringField("error", bad.error().name());
            writer.writeStringField("field", bad.field());
            writer.writeEndObject();
        }
    }

    private static BadInput noLine() {
        return new BadInput(Error.BAD_VALUE, "line");
    }

    private AmountResult calculated(Json.Document document) {
        document.twice().ifPresent(key -> {
            throw new BadInput(Error.BAD_VALUE, key);
        });
        Category category = Fields.category(document.root().get("code"), "code", categories);
        Object input = document.root().get("input");
        if (input == null) throw new BadInput(Error.MISSING_FACT, "input");
        if (!(input instanceof Map<?, ?> given)) throw new BadInput(Error.BAD_VALUE, "input");
        Map<String, Object> facts = new HashMap<>();
        given.forEach((name, value) -> facts.put((String) name, value));
        Object paid = facts.remove(PAID_BEFORE);
        Money paidBefore = paid == null ? Money.ZERO : Fields.money(paid, PAID_BEFORE);
        try {
            return CALCULATOR.calculate(category, facts, paidBefore);
        } catch (Refusal refusal) {
            throw BadInput.of(refusal);
        }
    }

    private static void write(Object id, AmountResult result, JsonGenerator writer) throws IOException {
        writer.writeStartObject();
        writeId(id, writer);
        writer.writeFieldName("amountYuan");
        Fields.writeYuan(result.amount(), writer);
        writer.writeStringField("clause", result.clause());
        writer.writeArrayFieldStart("steps");
        for (AmountStep step : result.steps()) writer.writeString(step.line());
        writer.writeEndArray();
        writer.writeEndObject();
    }

    /** As it came: a number stays a number. */
    private static void writeId(Object id, JsonGenerator writer) throws IOException {
        writer.writeFieldName("id");
        if (id instanceof Json.Figure figure) writer.writeNumber(figure.text());
        else if (id instanceof Boolean yes) writer.writeBoolean(yes);
        else if (id == null) writer.writeNull();
        else writer.writeString(id.toString());
    }
}
