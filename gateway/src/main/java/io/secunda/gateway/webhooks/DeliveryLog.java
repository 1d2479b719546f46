package io.secunda.gateway.webhooks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last attempts of a subscription, in the heap of the gateway that sends. */
final class DeliveryLog {

    private final int capacity;
    private final Deque<Attempt> attempts = new ArrayDeque<>();

    DeliveryLog(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(Attempt attempt) {
        attempts.add(attempt);
        if (attempts.size() > capacity) {
            attempts.remove();
        }
    }

    /** The latest first. */
    synchronized List<Attempt> all() {
        List<Attempt> all = new ArrayList<>(attempts);
        Collections.reverse(all);
        return all;
    }

    /** The last attempt at an event. */
    Optional<Attempt> of(String event) {
        return all().stream().filter(attempt -> attempt.event().equals(event)).findFirst();
    }
}
