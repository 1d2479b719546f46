package io.secunda.ingestion.series;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a collection of series.
 *
 * @param filters allowed values by field; a field without values is not filtered by
 * @param periods the periods wanted, all when empty
 * @param asOf only what was recorded until then, or null for all
 * @param includeHistory every vintage, not only the one that stands
 * @param limit how many at most
 * @param after cursor of the last page, or null for the first
 */
public record SeriesQuery(
        Map<String, List<String>> filters,
        List<String> periods,
        @Nullable Instant asOf,
        boolean includeHistory,
        int limit,
        @Nullable Cursor after) {}
