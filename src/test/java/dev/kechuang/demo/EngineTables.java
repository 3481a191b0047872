package dev.kechuang.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks for texts in every column of every table of the engine that can hold one, byte columns included. */
public final class EngineTables {

    private static final String COLUMNS = """
            select table_name, column_name, data_type from information_schema.columns
            where upper(table_name) like 'ACT\\_%' escape '\\' and (upper(data_type) like 'CHARACTER%'
                or upper(data_type) like 'BINARY%' or upper(data_type) in ('TEXT', 'BYTEA', 'VARCHAR'))
            """;

    private EngineTables() {}

    /** Table, column and text of each hit. */
    public static List<String> search(JdbcTemplate jdbc, List<String> texts) {
        var hits = new ArrayList<String>();
        List<Map<String, Object>> columns = jdbc.queryForList(COLUMNS);
        if (columns.size() < 200) throw new IllegalStateException("Only " + columns.size() + " columns of the engine");
        for (var column : columns) {
            String table = column.get("table_name").toString();
            String name = column.get("column_name").toString();
            boolean bytes = column.get("data_type")
                    .toString()
                    .toUpperCase(java.util.Locale.ROOT)
                    .startsWith("B");
            jdbc.query("select " + name + " from " + table + " where " + name + " is not null", row -> {
                String found = bytes ? new String(row.getBytes(1), StandardCharsets.UTF_8) : row.getString(1);
                texts.stream().filter(found::contains).forEach(text -> hits.add(table + "." + name + ": " + text));
            });
        }
        return hits;
    }
}
