package io.secunda.ingestion.intake;

import jakarta.ws.rs.core.MediaType;
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
 */
public record Upload(
        MediaType contentType,
        @Nullable String contentEncoding,
        @Nullable String territory,
        boolean dryRun,
        long mostBytes,
        int mostErrors) {}
