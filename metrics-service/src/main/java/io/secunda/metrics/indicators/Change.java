package io.secunda.metrics.indicators;

import io.secunda.events.indicator.IndicatorValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that another one took the place of.
 *
 * @param before what stood at the beginning of the time that is looked at, or null when nothing did
 * @param after what stood at its end
 */
record Change(@Nullable IndicatorValue before, IndicatorValue after) {

    /** Whether the number moved, came or went: a value that only rests on other publications is no change. */
    boolean moved() {
        return before == null
                || !Objects.equals(before.value(), after.value())
                || !Objects.equals(before.reason(), after.reason());
    }
}
