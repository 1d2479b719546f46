package io.secunda.ingestion.repeats;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a request with a key.
 *
 * @param id path and key
 * @param begun when it was begun
 * @param fingerprint hash of what was asked and of the body; null while it is being taken in
 * @param report what was answered, as JSON; null while it is being taken in
 */
record Kept(
        String id,
        Instant begun,
        @Nullable String fingerprint,
        @Nullable String report) {}
