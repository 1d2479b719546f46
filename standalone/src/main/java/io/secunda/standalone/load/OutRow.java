package io.secunda.standalone.load;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A row on its way out.
 *
 * @param cells what is sent, in the order of {@link FileKind#columns()}
 * @param origin where it comes from
 */
record OutRow(List<String> cells, Origin origin) {

    /**
     * Where a row comes from, for messages.
     *
     * @param file the file as the user named it
     * @param line line in it
     * @param written what the user wrote in a column; empty for what was not read from a file
     * @param word what the file calls a column
     */
    record Origin(String file, long line, UnaryOperator<String> written, UnaryOperator<String> word) {

        Origin(String file, long line, UnaryOperator<String> written) {
            this(file, line, written, UnaryOperator.identity());
        }
    }

    static OutRow asRead(FileKind kind, SourceFile file, CsvRows.Row row) {
        return new OutRow(
                kind.columns().stream().map(row::get).toList(), new Origin(file.label(), row.line(), row::get));
    }
}
