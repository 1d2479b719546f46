package io.secunda.metrics.recompute;

import java.time.Duration;

/**
 * When dirty things are recomputed.
 *
 * @param interval the longest they wait while facts come in one by one
 * @param bulkInterval how long they wait while facts come in bulk, or longer where recomputing is slow: what is
 *     recomputed between two of these is soon
 *     touched again, and would only tell subscribers of values that do not last
 * @param maxDirty how many may wait before some of them are recomputed ahead of the next fact
 */
public record Pace(Duration interval, Duration bulkInterval, int maxDirty) {

    /** More facts than this within one interval are bulk. */
    private static final int BULK_FACTS = 50;

    /** The longest that a flush may take: a transaction that is not committed within its timeout is lost. */
    static final Duration LONGEST_FLUSH = Duration.ofSeconds(1);

    /** The longest that a flush may take between two facts. */
    static final Duration SLICE = Duration.ofMillis(50);

    // taking facts in gets so many times as long as the recomputation before it
    private static final int INTAKE_TO_FLUSH = 3;

    /** The longest that facts in bulk put recomputing off, however long it takes: a page that is open goes on moving. */
    private static final Duration LONGEST_BULK = Duration.ofSeconds(3);

    public Pace {
        if (interval.isNegative() || interval.isZero() || maxDirty < 1) {
            throw new IllegalArgumentException(
                    "a flush needs an interval above 0 and room for 1 item or more, not " + interval + ", " + maxDirty);
        }
    }

    /**
     * Whether to wait for another interval: while facts come in bulk, and so that recomputing leaves most of the time to
     * taking facts in, however slow it is.
     *
     * @param facts how many came in since the last look
     * @param sinceFlush time since the last flush ended
     * @param lastFlush how long that took
     */
    boolean waits(int facts, Duration sinceFlush, Duration lastFlush) {
        boolean recent = sinceFlush.compareTo(bulkInterval) < 0;
        boolean costly = sinceFlush.compareTo(lastFlush.multipliedBy(INTAKE_TO_FLUSH)) < 0;
        if (facts > BULK_FACTS) {
            return recent || (costly && sinceFlush.compareTo(LONGEST_BULK) < 0);
        }
        return recent && facts > 0 && costly;
    }
}
