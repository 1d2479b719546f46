package io.secunda.events.topic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where what a record tells began: with the fact that is named as its cause. It travels in headers beside the record from
 * topic to topic. It is no part of what the record says: two records that differ in nothing else are the same.
 *
 * @param recorded when that fact was recorded
 * @param traceparent the trace in which it came, as W3C Trace Context writes it, or null
 */
public record Origin(Instant recorded, @Nullable String traceparent) {

    private static final String BEGAN = "secunda_began";
    private static final String RECORDED = "ce_recordedtime";

    /** That of a record: what it carries of it, else its own recording. Nothing for a record that says no time. */
    public static Optional<Origin> of(Headers headers) {
        Optional<Origin> handedOn = handedOn(headers);
        return handedOn.isPresent() ? handedOn : read(text(headers, RECORDED), headers);
    }

    /** What a record that follows from another carries of it; nothing when that was not known. */
    public static Optional<Origin> handedOn(Headers headers) {
        return read(text(headers, BEGAN), headers);
    }

    private static Optional<Origin> read(@Nullable String recorded, Headers headers) {
        if (recorded == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Origin(Instant.parse(recorded), text(headers, "ce_" + Envelope.TRACEPARENT)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Hands the time on; the trace is an attribute of the record's {@link Envelope}. */
    public void addTo(Headers headers) {
        headers.add(BEGAN, recorded.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether two records carry the same of it; cheaper than reading both. */
    public static boolean alike(Headers one, Headers other) {
        return same(one, other, BEGAN) && same(one, other, RECORDED) && same(one, other, "ce_" + Envelope.TRACEPARENT);
    }

    private static boolean same(Headers one, Headers other, String name) {
        Header first = one.lastHeader(name);
        Header second = other.lastHeader(name);
        return first == null || second == null ? first == second : Arrays.equals(first.value(), second.value());
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
