package io.secunda.gateway.webhooks;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The last attempts of a subscription, by their sequence. */
final class DeliveryLog {

    private final int capacity;
    private final NavigableMap<Long, Attempt> attempts = new TreeMap<>();

    DeliveryLog(int capacity) {
        this.capacity = capacity;
    }

    /** Adds one as the last, and tells its place in the sequence. */
    synchronized long add(Attempt attempt) {
        long sequence = attempts.isEmpty() ? 0 : attempts.lastKey() + 1;
        put(sequence, attempt);
        return sequence;
    }

    /** Puts one in its place; an earlier one than all that are kept goes at once. */
    synchronized void put(long sequence, Attempt attempt) {
        attempts.put(sequence, attempt);
        if (attempts.size() > capacity) {
            attempts.pollFirstEntry();
        }
    }

    /** The latest first. */
    synchronized List<Attempt> all() {
        return List.copyOf(attempts.descendingMap().values());
    }

    /** Which ones are kept. */
    synchronized List<Long> sequences() {
        return List.copyOf(attempts.keySet());
    }

    /** The last attempt at an event. */
    Optional<Attempt> of(String event) {
        return all().stream().filter(attempt -> attempt.event().equals(event)).findFirst();
    }
}
