package io.secunda.ingestion.intake;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a request body, read from the stream one at a time. */
interface Rows {

    /**
     * The next row, or null after the last.
     *
     * @throws UnreadableBody when neither this row nor anything after it can be read
     * @throws IOException when the connection breaks
     */
    @Nullable Row next() throws IOException;

    /** The body's word for one of our columns: {@code OBS_VALUE} for {@code value} in SDMX. */
    default String word(String column) {
        return column;
    }

    /** The header line as it stands in a table; empty for documents. */
    default List<String> header() {
        return List.of();
    }

    /** The row last read as it stands in a table, in the order of the header; empty for documents. */
    default List<String> cells() {
        return List.of();
    }

    /** What the row last read is called in a format that has keys, or null. */
    default @Nullable String key() {
        return null;
    }
}
