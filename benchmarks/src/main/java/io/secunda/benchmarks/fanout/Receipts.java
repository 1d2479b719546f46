package io.secunda.benchmarks.fanout;

import io.secunda.benchmarks.report.Times;
import io.secunda.benchmarks.running.EventStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What each stream got: every number from 1 on exactly once and in order, or it is counted as wrong. */
final class Receipts implements EventStream.Listener {

    private final int[] last;
    private final AtomicLongArray knownNs;
    private final Times times = new Times();
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicLong received = new AtomicLong();
    private volatile long lastNs;

    /**
     * @param events how many there will be
     * @param knownNs when each of them, by its number, was there to be told
     */
    Receipts(int streams, int events, AtomicLongArray knownNs) {
        this.last = new int[streams];
        this.knownNs = knownNs;
        if (knownNs.length() <= events) {
            throw new IllegalArgumentException("numbers go up to " + events);
        }
    }

    @Override
    public void event(int stream, byte[] bytes, int length, long atNs) {
        int number = Figures.numberIn(bytes, length);
        if (number == 0) {
            return;
        }
        if (number != last[stream] + 1) {
            wrong.incrementAndGet();
        }
        last[stream] = number;
        received.incrementAndGet();
        // the answer to who sent it may come after the event
        long known = knownNs.get(number);
        times.between(known == 0 ? atNs : known, atNs);
        lastNs = atNs;
    }

    Times times() {
        return times;
    }

    long received() {
        return received.get();
    }

    int wrong() {
        return wrong.get();
    }

    long lastNs() {
        return lastNs;
    }
}
