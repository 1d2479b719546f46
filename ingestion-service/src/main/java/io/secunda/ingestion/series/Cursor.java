package io.secunda.ingestion.series;

import io.secunda.events.Period;
import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A place in a collection of series: just after one vintage. Outside it is a text that says nothing. */
public record Cursor(String series, Period period, Instant released, String source) {

    /** The order within a series. */
    static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::period).thenComparing(Entry::released).thenComparing(Entry::source);

    private static final String SEPARATOR = "\n";

    /**
     * Reads a cursor.
     *
     * @return null for null
     * @throws BadRequestException when the text is none
     */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 4);
            return new Cursor(parts[0], Period.parse(parts[1]), Instant.parse(parts[2]), parts[3]);
        } catch (RuntimeException e) {
            throw new BadRequestException(
                    "after='" + text + "' is no cursor; take it from 'next' of the page before", e);
        }
    }

    @Override
    public String toString() {
        String plain = String.join(SEPARATOR, series, period.toString(), released.toString(), source);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    boolean before(Entry entry) {
        int order = entry.period().compareTo(period);
        order = order != 0 ? order : entry.released().compareTo(released);
        return (order != 0 ? order : entry.source().compareTo(source)) > 0;
    }
}
