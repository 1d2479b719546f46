package io.secunda.metrics.indicators;

import io.secunda.events.indicator.IndicatorValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of values. */
@Schema(description = "Indicator values in order of series and period")
record IndicatorPage(
        @Schema(description = "The values; one without a value says its reason")
        List<IndicatorValue> items,

        @Schema(nullable = true, description = "Give this as `after` to get the next page; absent on the last one")
        @Nullable String next) {}
