package dev.kechuang.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A repeating table, declared on a textarea with {@code kind=table}; its answer is a list of rows. */
public record TableSpec(List<Column> columns, int min, int max, String sum) {

    static final int MOST_ROWS = 200;

    public TableSpec {
        columns = List.copyOf(columns);
    }

    /** What a cell may hold. Money is yuan with at most two decimals. */
    public enum CellType {
        TEXT,
        NUMBER,
        MONEY,
        SELECT,
        DATE
    }

    /** One column; {@code max} is the greatest number, or for text the greatest length. */
    public record Column(
            String key,
            String label,
            String labelEn,
            CellType type,
            List<Field.Option> options,
            boolean required,
            BigDecimal max) {

        public Column {
            options = List.copyOf(options);
        }

        public String label(Locale locale) {
            return Field.pick(label, labelEn, locale);
        }
    }

    public Optional<Column> column(String key) {
        return columns.stream().filter(column -> column.key().equals(key)).findFirst();
    }
}
