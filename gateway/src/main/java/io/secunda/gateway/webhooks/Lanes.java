package io.secunda.gateway.webhooks;

import io.secunda.gateway.events.Positions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events on their way in the order in which they were taken; those of one lane follow one another. Not thread-safe. */
final class Lanes {

    private final Deque<Flight> inOrder = new ArrayDeque<>();
    private final Map<String, Deque<Flight>> lanes = new HashMap<>();
    private final Deque<Flight> ready = new ArrayDeque<>();

    /** How many are on their way, those that wait for others included. */
    int size() {
        return inOrder.size();
    }

    /** Notes one that was taken; it is sent once it is queued. */
    void take(Flight flight) {
        inOrder.add(flight);
    }

    /** Puts one behind the others of its lane. */
    void queue(Flight flight) {
        Deque<Flight> lane = lanes.computeIfAbsent(flight.lane(), key -> new ArrayDeque<>());
        lane.add(flight);
        if (lane.size() == 1) {
            ready.add(flight);
        }
    }

    /** The next one that can be sent. */
    Optional<Flight> next() {
        return Optional.ofNullable(ready.poll());
    }

    /** Puts one that failed before all others that can be sent. */
    void again(Flight flight) {
        ready.addFirst(flight);
    }

    /** Takes one out that has come to its end; returns the position before which now all have, if that has moved. */
    Optional<Positions> finish(Flight flight) {
        flight.finish();
        Deque<Flight> lane = lanes.get(flight.lane());
        if (lane != null) {
            lane.remove(flight);
            if (lane.isEmpty()) {
                lanes.remove(flight.lane());
            } else {
                ready.add(lane.element());
            }
        }
        @Nullable Positions position = null;
        while (!inOrder.isEmpty() && inOrder.element().done) {
            position = inOrder.remove().after;
        }
        return Optional.ofNullable(position);
    }
}
