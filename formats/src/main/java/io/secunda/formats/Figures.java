package io.secunda.formats;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The figures of a file, one at a time. */
public interface Figures {

    /**
     * The next figure, or null after the last.
     *
     * @throws UnreadableFile when neither this figure nor anything after it can be read
     * @throws IOException when the file breaks off
     */
    @Nullable Figure next() throws IOException;

    /** The file's word for one of our columns. */
    String word(String column);

    /** The same words as they are for the figure last read, also once others are read. */
    default UnaryOperator<String> words() {
        return this::word;
    }

    /** The header of a table as it stands there; empty for documents. */
    default List<String> header() {
        return List.of();
    }
}
