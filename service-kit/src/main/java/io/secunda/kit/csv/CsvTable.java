package io.secunda.kit.csv;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table as RFC 4180 writes it, with lines that end in a line feed. */
public final class CsvTable {

    private CsvTable() {}

    /**
     * Writes a table.
     *
     * @param columns names of the columns
     * @param rows one list a row, in the order of the columns; null is an empty field
     */
    public static String write(List<String> columns, Stream<? extends List<? extends @Nullable Object>> rows) {
        return Stream.concat(Stream.of(columns), rows)
                .map(row -> row.stream().map(CsvTable::field).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String field(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        // a text that a spreadsheet would take for a formula is shown as text
        if (value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
