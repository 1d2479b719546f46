package io.secunda.standalone.load;

import org.jspecify.annotations.Nullable;

/**
 * A row that was not taken in.
 *
 * @param file the file as the user named it
 * @param line line in it
 * @param column the column at fault, or null
 * @param value what stands there, or null
 * @param reason what was found and what was expected
 */
record Rejection(
        String file,
        long line,
        @Nullable String column,
        @Nullable String value,
        @Nullable String reason) {

    @Override
    public String toString() {
        return file + ":" + line + (column == null ? "" : " " + column) + (value == null ? "" : " '" + value + "'")
                + ": " + reason;
    }
}
