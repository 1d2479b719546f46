package io.secunda.formats;

import java.io.IOException;
import java.util.List;
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

    /** The header of a table as it stands there; empty for documents. */
    default List<String> header() {
        return List.of();
    }
}
