package io.secunda.ingestion.intake;

import io.secunda.codebook.Codebook;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its body.
 *
 * @param contentType media type of the rows
 * @param contentEncoding {@code gzip}, or null
 * @param territory the territory of rows that name none, or null
 * @param dryRun whether to do everything but record
 * @param mostBytes how large the unpacked body may be
 * @param mostErrors how many errors to list
 * @param given what rows say that do not say it themselves, by column
 * @param eventType the type of the CloudEvent whose data the body is, or null
 * @param figures whether the body may be in a format of statistics offices, and how large a document of it
 * @param rejected told the rows that are not taken in, or null
 * @param name what the import is called while it runs, or null
 * @param codebook what the names and units of rows mean, or null when they are ours
 */
public record Upload(
        MediaType contentType,
        @Nullable String contentEncoding,
        @Nullable String territory,
        boolean dryRun,
        long mostBytes,
        int mostErrors,
        Map<String, String> given,
        @Nullable String eventType,
        @Nullable Long figures,
        @Nullable RejectedRows rejected,
        @Nullable String name,
        @Nullable Codebook codebook) {

    public Upload {
        given = Map.copyOf(given);
    }

    /** A body of rows of ours, each of which says everything. */
    public Upload(
            MediaType contentType,
            @Nullable String contentEncoding,
            @Nullable String territory,
            boolean dryRun,
            long mostBytes,
            int mostErrors) {
        this(
                contentType,
                contentEncoding,
                territory,
                dryRun,
                mostBytes,
                mostErrors,
                Map.of(),
                null,
                null,
                null,
                null,
                null);
    }

    /** The same, told to whom rows go that are not taken in. */
    public Upload telling(RejectedRows rows) {
        return new Upload(
                contentType,
                contentEncoding,
                territory,
                dryRun,
                mostBytes,
                mostErrors,
                given,
                eventType,
                figures,
                rows,
                name,
                codebook);
    }

    /** What needs not stand in each row. */
    Set<String> optional() {
        Set<String> optional = new HashSet<>(given.keySet());
        if (codebook != null) {
            // what a codebook or the file as a whole says
            optional.addAll(List.of("unit", "source"));
        }
        return optional;
    }

    /**
     * Makes sure that a body that is the data of a CloudEvent is that of the right one.
     *
     * @throws UnreadableBody when it is of another type
     */
    void requireEvent(String expected) {
        if (eventType != null && !eventType.equals(expected)) {
            throw UnreadableBody.malformed(
                    "ce-type '" + eventType + "' is not taken in here; expected " + expected + ".");
        }
    }
}
