package io.secunda.ingestion.intake;

import java.io.IOException;
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
}
