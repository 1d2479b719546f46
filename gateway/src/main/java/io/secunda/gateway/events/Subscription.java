package io.secunda.gateway.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * What waits for one subscriber, and how far it has come.
 *
 * <p>One thread at a time offers events, in the order of each partition: the hub while the subscription is live, else a
 * reader of its own. What was offered before is passed over, so that going from the one to the other repeats nothing.
 * When too much waits, an offer is refused and the subscription is no longer live; nothing is dropped, since it goes on
 * from where it stands once what waits is sent.
 */
public final class Subscription {

    /**
     * An event to be sent.
     *
     * @param event the event
     * @param after where the subscriber stands when it has got it
     */
    public record Outgoing(Event event, Positions after) {}

    private final Predicate<Event> filter;
    private final int capacity;
    private final Runnable changed;
    private final Positions seen;
    private final Positions sent;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private boolean live;
    private boolean reading;
    private volatile boolean closed;

    /**
     * @param filter what it wants
     * @param from where it begins
     * @param capacity how many events may wait
     * @param changed told that there is something to send or to do; must return at once
     */
    public Subscription(Predicate<Event> filter, Positions from, int capacity, Runnable changed) {
        this.filter = filter;
        this.capacity = capacity;
        this.changed = changed;
        this.seen = from.copy();
        this.sent = from.copy();
    }

    /** Takes an event that comes next in its partition. False when too much waits: then the event has to come again. */
    boolean offer(Event event) {
        synchronized (this) {
            if (event.offset() < seen.of(event.partition())) {
                return true;
            }
            if (!filter.test(event)) {
                seen.advance(event.partition(), event.offset() + 1);
                return true;
            }
            if (waiting.size() >= capacity) {
                live = false;
                return false;
            }
            waiting.add(event);
            seen.advance(event.partition(), event.offset() + 1);
        }
        changed.run();
        return true;
    }

    /** Notes that up to an offset there is nothing more for it. */
    synchronized void passed(TopicPartition partition, long next) {
        seen.advance(partition, next);
    }

    /** The next event to send. */
    public synchronized Optional<Outgoing> next() {
        Event event = waiting.poll();
        if (event == null) {
            return Optional.empty();
        }
        sent.advance(event.partition(), event.offset() + 1);
        notifyAll();
        return Optional.of(new Outgoing(event, standing()));
    }

    /** Where the subscriber stands: with nothing waiting, what its filter passed over counts as well. */
    public synchronized Positions standing() {
        return (waiting.isEmpty() ? seen : sent).copy();
    }

    /** From where it has to be offered events. */
    synchronized Positions seen() {
        return seen.copy();
    }

    /** Waits until at most half of what can wait does so. False when that takes too long: the client is slow. */
    synchronized boolean awaitRoom(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (waiting.size() > capacity / 2) {
                long leftMs = (end - System.nanoTime()) / 1_000_000;
                if (leftMs <= 0 || closed) {
                    return false;
                }
                wait(leftMs);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether it should now be read for: it is not live, nothing waits and nobody reads. True at most once until {@link #readingEnded}. */
    synchronized boolean beginReading() {
        if (live || reading || closed || !waiting.isEmpty()) {
            return false;
        }
        reading = true;
        return true;
    }

    void readingEnded() {
        synchronized (this) {
            reading = false;
        }
        changed.run();
    }

    /** From now on the hub offers. */
    synchronized void joined() {
        live = true;
    }

    /** The hub's offer was refused: it has to be read for again when what waits is sent. */
    void fellBehind() {
        changed.run();
    }

    synchronized boolean live() {
        return live;
    }

    /** Whether it has got everything that there is. */
    public synchronized boolean idle() {
        return live && waiting.isEmpty();
    }

    /** Nothing is offered any more. */
    public void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }
}
