package io.secunda.kit.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments as they stand in addresses: a time, or a day in UTC. */
public final class Moments {

    private static final int LENGTH_OF_DAY = "2024-01-31".length();

    private Moments() {}

    /**
     * Reads a moment; a day stands for its last one, as in {@code asOf}.
     *
     * @throws IllegalArgumentException when the text is none, saying what to write
     */
    public static Instant last(String text) {
        return read(text, true);
    }

    /**
     * Reads a moment; a day stands for its first one.
     *
     * @throws IllegalArgumentException when the text is none, saying what to write
     */
    public static Instant first(String text) {
        return read(text, false);
    }

    private static Instant read(String text, boolean end) {
        try {
            if (text.length() != LENGTH_OF_DAY) {
                return OffsetDateTime.parse(text).toInstant();
            }
            LocalDate day = LocalDate.parse(text);
            return end
                    ? day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1)
                    : day.atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no moment; write 2024-01-31T08:00:00Z, or a day: 2024-01-31", e);
        }
    }
}
