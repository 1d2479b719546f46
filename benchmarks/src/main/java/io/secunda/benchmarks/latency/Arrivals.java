package io.secunda.benchmarks.latency;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When one subscriber heard of each observation. Of two figures of a city that were computed at once only the later one is
 * told: the earlier has then arrived with it, as everybody knows what stands in its place.
 */
final class Arrivals {

    private final int cities;
    private final AtomicLongArray atNs;
    private final AtomicInteger outstanding;
    private final AtomicInteger superseded = new AtomicInteger();

    Arrivals(int observations, int cities) {
        this.cities = cities;
        this.atNs = new AtomicLongArray(observations);
        this.outstanding = new AtomicInteger(observations);
    }

    /** Notes that the subscriber now knows an observation, and all before it of the same city. */
    void heard(int observation, long now) {
        for (int n = observation; n >= 0 && n < atNs.length() && atNs.compareAndSet(n, 0, now); n -= cities) {
            outstanding.decrementAndGet();
            if (n != observation) {
                superseded.incrementAndGet();
            }
        }
    }

    /** When an observation was known; 0 while it is not. */
    long atNs(int observation) {
        return atNs.get(observation);
    }

    /** How many are not known yet. */
    int outstanding() {
        return outstanding.get();
    }

    /** How many were told only by a later one. */
    int superseded() {
        return superseded.get();
    }
}
