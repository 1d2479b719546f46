package io.secunda.ingestion.http;

import jakarta.ws.rs.BadRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Moments in addresses. */
public final class Moments {

    private static final int LENGTH_OF_DATE = "2024-01-31".length();

    private Moments() {}

    /**
     * Reads a moment; a date stands for its last instant, UTC.
     *
     * @return null for null
     * @throws BadRequestException when the text is none
     */
    public static @Nullable Instant asOf(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == LENGTH_OF_DATE
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC)
                            .minusNanos(1)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequestException(
                    "asOf='" + text + "' is no moment; write 2024-01-31 or 2024-01-31T08:00:00Z", e);
        }
    }
}
