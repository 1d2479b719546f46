package io.secunda.benchmarks.fanout;

import io.secunda.benchmarks.report.Times;
import io.secunda.benchmarks.running.EventStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What each stream got: every number exactly once, all in one order.
 *
 * <p>Requests that are on their way together may be recorded in another order than they were sent in. So the order is the one
 * in which the first stream to get so far got them, and another one in any other stream is wrong.
 */
final class Receipts implements EventStream.Listener {

    private final BitSet[] got;
    private final int[] count;
    private final int[] order;
    private final AtomicLongArray knownNs;
    private final Times times = new Times();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger disordered = new AtomicInteger();
    private final AtomicLong received = new AtomicLong();
    private volatile long lastNs;

    /**
     * @param events how many there will be
     * @param knownNs when each of them, by its number, was there to be told
     */
    Receipts(int streams, int events, AtomicLongArray knownNs) {
        if (knownNs.length() <= events) {
            throw new IllegalArgumentException("numbers go up to " + events);
        }
        this.got = new BitSet[streams];
        Arrays.setAll(got, stream -> new BitSet(events + 1));
        this.count = new int[streams];
        this.order = new int[events];
        this.knownNs = knownNs;
    }

    @Override
    public void event(int stream, byte[] bytes, int length, long atNs) {
        int number = Figures.numberIn(bytes, length);
        if (number == 0) {
            return;
        }
        if (got[stream].get(number)) {
            repeated.incrementAndGet();
            return;
        }
        got[stream].set(number);
        int place = count[stream]++;
        if (order[place] == 0) {
            order[place] = number;
        } else if (order[place] != number) {
            disordered.incrementAndGet();
        }
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

    int repeated() {
        return repeated.get();
    }

    int disordered() {
        return disordered.get();
    }

    long lastNs() {
        return lastNs;
    }
}
