package io.secunda.standalone.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file, whatever its format. */
interface FileRows extends AutoCloseable {

    /** Names of the columns, in lower case. */
    List<String> header();

    /** The next row, or null at the end. */
    CsvRows.@Nullable Row next();

    /** What the user should know of the file; complete after the last row. */
    default List<String> notes() {
        return List.of();
    }

    @Override
    void close();
}
