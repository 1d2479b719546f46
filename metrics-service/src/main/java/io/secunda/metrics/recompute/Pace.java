package io.secunda.metrics.recompute;

import java.time.Duration;

/**
 * When dirty things are recomputed.
 *
 * @param interval the longest they wait
 * @param maxDirty how many may wait before the next fact is taken in, and how many are recomputed at once
 */
public record Pace(Duration interval, int maxDirty) {

    public Pace {
        if (interval.isNegative() || interval.isZero() || maxDirty < 1) {
            throw new IllegalArgumentException(
                    "a flush needs an interval above 0 and room for 1 item or more, not " + interval + ", " + maxDirty);
        }
    }
}
