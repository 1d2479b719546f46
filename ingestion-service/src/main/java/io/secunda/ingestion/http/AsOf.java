package io.secunda.ingestion.http;

import io.secunda.kit.http.Moments;
import jakarta.ws.rs.BadRequestException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The moment of which a request asks what was known. */
public final class AsOf {

    private AsOf() {}

    /**
     * Reads it; a day stands for its last moment, UTC.
     *
     * @return null for null
     * @throws BadRequestException when the text is none
     */
    public static @Nullable Instant of(@Nullable String text) {
        try {
            return text == null ? null : Moments.last(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("asOf=" + e.getMessage(), e);
        }
    }
}
