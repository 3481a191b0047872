package dev.kechuang.statistics.web;

import dev.kechuang.shared.Money;
import dev.kechuang.statistics.CaseLine;
import dev.kechuang.statistics.Comparison;
import dev.kechuang.statistics.Comparison.CategoryLine;
import dev.kechuang.statistics.Comparison.Use;
import dev.kechuang.statistics.Effect;
import dev.kechuang.statistics.SandboxRun;
import dev.kechuang.statistics.Side;
import dev.kechuang.statistics.Sum;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.MessageSource;

/** A comparison as a workbook of three sheets: totals, categories, cases. Rows leave as they are written. */
final class SandboxBook {

    private static final int FLUSH = 500;
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final MessageSource messages;
    private final SandboxViews views;
    private final Locale locale;

    SandboxBook(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.views = new SandboxViews(messages);
        this.locale = locale;
    }

    void write(SandboxRun run, Comparison it, OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Kechuang", "1.0")) {
            totals(book.newWorksheet(text("statistics.sheet.totals")), run, it);
            categories(book.newWorksheet(text("statistics.sheet.categories")), it);
            cases(book.newWorksheet(text("statistics.sheet.cases")), it);
        }
    }

    private void totals(Worksheet sheet, SandboxRun run, Comparison it) throws IOException {
        int row = 0;
        sheet.width(0, 40);
        row = put(sheet, row, text("statistics.year"), run.programmeYear());
        row = put(sheet, row, text("statistics.pack"), run.title() + " (" + run.ruleVersionId() + ")");
        row = put(sheet, row, text("statistics.cases"), it.total().cases());
        row = put(sheet, row, text("statistics.ended"), it.ended());
        for (Effect effect : Effect.values()) {
            row = put(
                    sheet, row, text("statistics.effect." + effect), it.total().count(effect));
        }
        row = put(sheet, row, text("statistics.missingBefore"), it.total().missingBefore());
        row = put(sheet, row, "", text("statistics.before"), text("statistics.after"), text("statistics.change"));
        Sum sum = it.total();
        row = put(sheet, row, text("statistics.compared"), sum.before(), sum.after(), sum.change());
        row = use(sheet, row, "calculated", it, Use::calculated);
        row = use(sheet, row, "due", it, Use::due);
        row = use(sheet, row, "pay", it, Use::pay);
        if (it.budget().isPresent()) {
            row = use(sheet, row, "budget", it, use -> it.budget().get());
            row = put(
                    sheet,
                    row,
                    text("statistics.use.factor"),
                    it.before().factor().toPlainString(),
                    it.after().factor().toPlainString());
            put(sheet, row, text("statistics.use.verdict"), verdict(it.before()), verdict(it.after()));
        }
        sheet.finish();
    }

    private int use(Worksheet sheet, int row, String name, Comparison it, Function<Use, Money> amount) {
        return put(sheet, row, text("statistics.use." + name), amount.apply(it.before()), amount.apply(it.after()));
    }

    private void categories(Worksheet sheet, Comparison it) throws IOException {
        head(sheet, "category", "name", "cases", "before", "after", "change", "more", "less", "out");
        int row = 1;
        for (CategoryLine line : it.categories()) {
            Sum sum = line.sum();
            row = put(
                    sheet,
                    row,
                    line.code(),
                    SandboxViews.name(line, locale),
                    sum.cases(),
                    sum.before(),
                    sum.after(),
                    sum.change(),
                    sum.count(Effect.MORE),
                    sum.count(Effect.LESS) + sum.count(Effect.GONE),
                    sum.count(Effect.MISSING) + sum.count(Effect.OPEN));
        }
        sheet.finish();
    }

    private void cases(Worksheet sheet, Comparison it) throws IOException {
        head(
                sheet,
                "caseNo",
                "unit",
                "category",
                "version",
                "calculatedBefore",
                "dueBefore",
                "payBefore",
                "calculatedAfter",
                "dueAfter",
                "payAfter",
                "change",
                "effect",
                "notes");
        int row = 1;
        for (CaseLine line : it.cases()) {
            row = put(
                    sheet,
                    row,
                    line.caseNo(),
                    line.unitName(),
                    line.categoryCode(),
                    line.ruleVersionId(),
                    of(line.before(), Side::calculated),
                    of(line.before(), Side::due),
                    of(line.before(), Side::pay),
                    of(line.after(), Side::calculated),
                    of(line.after(), Side::due),
                    of(line.after(), Side::pay),
                    line.effect().compared() ? line.change() : "",
                    text("statistics.effect." + line.effect()),
                    String.join(" ", views.notes(line, locale)));
            if (row % FLUSH == 0) sheet.flush();
        }
        sheet.finish();
    }

    private void head(Worksheet sheet, String... columns) {
        for (int column = 0; column < columns.length; column++) {
            sheet.value(0, column, text("statistics." + columns[column]));
            sheet.style(0, column).bold().set();
            sheet.width(column, List.of("name", "unit", "notes").contains(columns[column]) ? 34 : 18);
        }
        sheet.freezePane(0, 1);
    }

    /** Amounts are numbers in yuan with two decimals, counts are numbers, everything else is text. */
    private static int put(Worksheet sheet, int row, Object... cells) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Money money) {
                sheet.value(row, column, money.yuan());
                sheet.style(row, column).format("#,##0.00").set();
            } else if (cells[column] instanceof Integer count) {
                sheet.value(row, column, BigDecimal.valueOf(count));
            } else {
                String text = cells[column].toString();
                boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
                sheet.value(row, column, formula ? "'" + text : text);
            }
        }
        return row + 1;
    }

    private static Object of(Side side, Function<Side, Money> amount) {
        return side == null ? "" : amount.apply(side);
    }

    private String verdict(Use use) {
        return use.verdict()
                .map(verdict -> text("statistics.verdict." + verdict))
                .orElse("");
    }

    private String text(String key) {
        return messages.getMessage(key, null, key, locale);
    }
}
