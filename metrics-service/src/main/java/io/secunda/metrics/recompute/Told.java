package io.secunda.metrics.recompute;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.secunda.events.Json;
import io.secunda.events.Period;
import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a value that was told: enough to know whether another one says something new, what it replaces, and
 * how it would be withdrawn. A tenth of the value's own size.
 *
 * @param value the value, or null
 * @param digest of all that it says
 * @param from the start of its window, or null
 * @param unit its unit
 * @param role the city's role, or null
 * @param recorded when, in milliseconds, rounded up; 0 where an earlier build noted it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Told(
        @Nullable Double value,
        String digest,
        @Nullable Period from,
        String unit,
        @Nullable Role role,
        long recorded) {

    private static final int DIGEST_BYTES = 16;
    private static final int NANOS_A_MILLI = 1_000_000;

    static Told of(IndicatorValue told) {
        return new Told(told.value(), digest(told), told.from(), told.unit(), told.role(), ceiling(told.recorded()));
    }

    /** A value as the successor of this one. */
    IndicatorValue succeededBy(IndicatorValue next) {
        return next.after(value, Instant.ofEpochMilli(recorded));
    }

    Told recorded(Instant then) {
        return new Told(value, digest, from, unit, role, ceiling(then));
    }

    /** In whole milliseconds, and not before it. */
    private static long ceiling(Instant time) {
        return time.plusNanos(NANOS_A_MILLI - 1).toEpochMilli();
    }

    boolean saysTheSameAs(IndicatorValue other) {
        return digest.equals(digest(other));
    }

    private static String digest(IndicatorValue value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Json.write(value.withoutHistory()));
            return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
