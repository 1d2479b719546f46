package io.secunda.metrics.indicators;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page ended, after which the next one goes on.
 *
 * @param series id of the series
 * @param period the period in it
 * @param version number of the version of that period
 */
record Cursor(String series, String period, long version) {

    /** As a text without meaning to the client. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((version + "\n" + period + "\n" + series).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    static Cursor parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new Cursor(parts[2], parts[1], Long.parseLong(parts[0]));
    }
}
