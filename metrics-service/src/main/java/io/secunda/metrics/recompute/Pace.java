package io.secunda.metrics.recompute;

import java.time.Duration;

/**
 * When dirty things are recomputed.
 *
 * @param interval the longest they wait while facts come in one by one
 * @param bulkInterval the longest they wait while facts come in bulk: what is recomputed between two of these is soon
 *     touched again, and would only tell subscribers of values that do not last
 * @param maxDirty how many may wait before the next fact is taken in, and how many are recomputed at once
 */
public record Pace(Duration interval, Duration bulkInterval, int maxDirty) {

    /** More facts than this within one interval are bulk. */
    static final int BULK_FACTS = 50;

    public Pace {
        if (interval.isNegative() || interval.isZero() || maxDirty < 1) {
            throw new IllegalArgumentException(
                    "a flush needs an interval above 0 and room for 1 item or more, not " + interval + ", " + maxDirty);
        }
    }

    /**
     * Whether to wait for another interval.
     *
     * @param facts how many came in since the last look
     * @param waited how many intervals have been waited already
     */
    boolean waits(int facts, int waited) {
        return facts > BULK_FACTS && interval.multipliedBy(waited + 1L).compareTo(bulkInterval) < 0;
    }
}
