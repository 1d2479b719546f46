package io.secunda.ingestion.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of facts.
 *
 * @param facts in order of series and period
 * @param next where the next page begins, or null when this is the last
 */
public record FactPage<F>(List<F> facts, @Nullable Cursor next) {}
