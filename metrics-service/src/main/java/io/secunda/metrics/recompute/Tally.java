package io.secunda.metrics.recompute;

import io.secunda.kit.tracing.Traces;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** What the tasks of this process have done since it started, and what they hold now. Safe for all threads. */
public final class Tally {

    /** What is counted. */
    public enum Count {
        /** Facts that stood and changed the state. */
        TAKEN,
        /** Facts that changed nothing: repeats and older releases. */
        UNCHANGED,
        /** Records that cannot be read. */
        SKIPPED,
        /** Items recomputed. */
        RECOMPUTED,
        /** Values published. */
        PUBLISHED,
        /** Computations that failed. */
        FAILED
    }

    private final Map<Count, LongAdder> counts = new TreeMap<>();
    private final Map<Object, Integer> facts = new ConcurrentHashMap<>();
    private final Map<Object, Integer> dirty = new ConcurrentHashMap<>();
    private final Consumer<Duration> flushes;
    private final Freshness freshness = new Freshness();
    private final Traces traces;

    /**
     * @param flushes told how long each flush took
     */
    public Tally(Consumer<Duration> flushes) {
        this(flushes, Traces.NONE);
    }

    /**
     * @param flushes told how long each flush took
     * @param traces told what was done in which trace
     */
    public Tally(Consumer<Duration> flushes, Traces traces) {
        this.flushes = flushes;
        this.traces = traces;
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
    }

    void count(Count count) {
        adder(count).increment();
    }

    void count(Count count, long times) {
        adder(count).add(times);
    }

    void flushed(Duration time) {
        flushes.accept(time);
    }

    /** Notes what a task holds. */
    void holds(Object task, int factsHeld, int dirtyHeld) {
        facts.put(task, factsHeld);
        dirty.put(task, dirtyHeld);
    }

    /** How many of the tasks that run here have something to recompute, at least 1. */
    int waitingTasks() {
        int waiting = 0;
        for (int held : dirty.values()) {
            waiting += held > 0 ? 1 : 0;
        }
        return Math.max(1, waiting);
    }

    void closed(Object task) {
        facts.remove(task);
        dirty.remove(task);
    }

    Traces traces() {
        return traces;
    }

    /** How far the values reach. */
    public Freshness freshness() {
        return freshness;
    }

    /** How often something happened. */
    public long of(Count count) {
        return adder(count).sum();
    }

    /** Facts held by the tasks that run here. */
    public long facts() {
        return facts.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Things that wait for recomputation. */
    public long dirty() {
        return dirty.values().stream().mapToLong(Integer::longValue).sum();
    }

    private LongAdder adder(Count count) {
        LongAdder adder = counts.get(count);
        if (adder == null) {
            throw new IllegalStateException("not counted: " + count);
        }
        return adder;
    }
}
