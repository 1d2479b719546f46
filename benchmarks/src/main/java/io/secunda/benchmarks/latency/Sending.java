package io.secunda.benchmarks.latency;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntConsumer;

/**
 * Sends at scheduled moments, whatever becomes of what was sent before. A sender that falls behind sends at once what is
 * due, and times are counted from when it was due: what waits for the sender waits for the system.
 */
final class Sending {

    private final int count;
    private final double perSecond;
    private final AtomicLongArray acceptedNs;
    private long beginNs;

    Sending(int count, double perSecond) {
        this.count = count;
        this.perSecond = perSecond;
        this.acceptedNs = new AtomicLongArray(count);
    }

    int count() {
        return count;
    }

    /** When the n-th was due. */
    long dueNs(int number) {
        return beginNs + (long) (number / perSecond * 1e9);
    }

    /** When the n-th was accepted. */
    long acceptedNs(int number) {
        return acceptedNs.get(number);
    }

    void accepted(int number) {
        acceptedNs.set(number, System.nanoTime());
    }

    /**
     * Sends all.
     *
     * @param step how many are sent at once
     * @param send sends as many, beginning with the given number, and does not wait for the answer
     */
    void run(int step, IntConsumer send) throws InterruptedException {
        beginNs = System.nanoTime() + 10_000_000;
        for (int number = 0; number < count; number += step) {
            for (long wait = dueNs(number) - System.nanoTime(); wait > 0; wait = dueNs(number) - System.nanoTime()) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            send.accept(number);
        }
    }
}
