package io.secunda.benchmarks.report;

import java.util.Arrays;

/** Durations in milliseconds, of which percentiles are asked for. Safe for use by several threads. */
public final class Times {

    private static final int BEGIN = 1 << 12;

    private double[] kept = new double[BEGIN];
    private int count;
    private boolean sorted = true;

    /** Adds a duration. */
    public synchronized void add(double ms) {
        if (count == kept.length) {
            kept = Arrays.copyOf(kept, count * 2);
        }
        kept[count++] = ms;
        sorted = false;
    }

    /** Adds the time between two moments of {@link System#nanoTime}. */
    public void between(long fromNs, long toNs) {
        add((toNs - fromNs) / 1e6);
    }

    /** How many there are. */
    public synchronized int count() {
        return count;
    }

    /** What that share of them does not exceed, 0.99 for p99; NaN of none. */
    public synchronized double percentile(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(kept, 0, count);
            sorted = true;
        }
        return kept[Math.min(count - 1, Math.max(0, (int) Math.ceil(share * count) - 1))];
    }
}
