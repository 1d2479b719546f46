package io.secunda.ingestion.repeats;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a request with a key.
 *
 * @param id path and key
 * @param begun when it was begun
 * @param fingerprint hash of what was asked and of the body; null while it is being taken in
 * @param report what became of its rows, as JSON; null while it is being taken in
 * @param table the rows that were not taken in, as CSV; null where they were not asked for
 */
record Kept(
        String id,
        Instant begun,
        @Nullable String fingerprint,
        @Nullable String report,
        @Nullable String table) {

    /** A request that is being taken in. */
    static Kept begun(String id, Instant now) {
        return new Kept(id, now, null, null, null);
    }
}
