package io.secunda.formats;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a file.
 *
 * @param number the line as a spreadsheet counts in a table (the header is 1), else its place in the document, from 1
 * @param key what it is called in a format that has keys, or null: {@code series 0:1, observation 2}
 * @param fields what it says by our columns, see {@link Column}; nothing blank
 * @param cells the row as it stands in a table, in the order of {@link Figures#header()}; empty for documents
 * @param problem why it cannot be read, or null
 */
public record Figure(
        int number,
        @Nullable String key,
        Map<String, String> fields,
        List<String> cells,
        @Nullable Problem problem) {

    public Figure {
        fields = Map.copyOf(fields);
        cells = List.copyOf(cells);
    }

    /**
     * Why a figure cannot be read.
     *
     * @param column the file's word for what is at fault, or null when it is the whole
     * @param value what stands there, or null
     * @param reason what was found and what was expected
     */
    public record Problem(@Nullable String column, @Nullable String value, String reason) {}
}
