package io.secunda.policy.recommendations;

import io.secunda.events.recommendation.Recommendation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;

/**
 * The place of a recommendation in the order of a list: the most severe first, then in order of key.
 *
 * @param severity its severity
 * @param key its key
 */
public record Cursor(double severity, String key) implements Comparable<Cursor> {

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingDouble(Cursor::severity).reversed().thenComparing(Cursor::key);

    static Cursor of(Recommendation recommendation) {
        return new Cursor(recommendation.severity(), recommendation.key());
    }

    /**
     * Reads a cursor as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Cursor parse(String text) {
        try {
            String read = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int space = read.indexOf(' ');
            return new Cursor(Double.parseDouble(read.substring(0, space)), read.substring(space + 1));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no cursor; give what 'next' of the page before says, or leave 'after' out", e);
        }
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((severity + " " + key).getBytes(StandardCharsets.UTF_8));
    }
}
