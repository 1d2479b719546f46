package io.secunda.metrics.recompute;

import java.time.Duration;

/**
 * When dirty things are recomputed.
 *
 * @param interval the longest they wait while facts come in one by one
 * @param bulkInterval how long they wait while facts come in bulk, or longer where recomputing is slow: what is
 *     recomputed between two of these is soon touched again, and would only tell subscribers of values that do not last
 * @param maxDirty how many may wait before some of them are recomputed ahead of the next fact
 */
public record Pace(Duration interval, Duration bulkInterval, int maxDirty) {

    /** More facts than this within one interval are bulk. */
    private static final int BULK_FACTS = 50;

    /** The longest that a flush may take: a transaction that is not committed within its timeout is lost. */
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(1);

    /** The longest that a flush may take between two facts. */
    static final Duration SLICE = Duration.ofMillis(50);

    // taking facts in gets so many times as long as the recomputation before it
    private static final int INTAKE_TO_FLUSH = 3;

    /** No more facts are expected soon after so many looks without any: between two the thread may do something else. */
    private static final int QUIET_LOOKS = 5;

    /** The longest that facts put recomputing off, however long it takes: a page that is open goes on moving. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

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
     * @param looks how many looks in a row have found no new fact
     * @param facts how many came in since the last look
     * @param sinceFlush time since the last flush ended
     * @param lastFlush how long that took
     * @param tasks how many tasks, this one among them, share the time
     */
    boolean waits(int looks, long facts, Duration sinceFlush, Duration lastFlush, int tasks) {
        if (looks >= QUIET_LOOKS || sinceFlush.compareTo(LONGEST_WAIT) >= 0) {
            return false;
        }
        boolean costly = sinceFlush.compareTo(lastFlush.multipliedBy((long) INTAKE_TO_FLUSH * tasks)) < 0;
        boolean recent = sinceFlush.compareTo(bulkInterval) < 0;
        return costly || (recent && facts > BULK_FACTS);
    }

    /** The longest that a flush of one of several tasks may take, so that the transaction they share stays short. */
    static Duration longestFlush(int tasks) {
        return LONGEST_FLUSH.dividedBy(tasks);
    }
}
