package io.secunda.gateway.webhooks;

import io.secunda.gateway.events.Event;
import io.secunda.gateway.events.Positions;
import java.util.ArrayList;
import java.util.List;

/** An event on its way to an endpoint. Changed under the lock of its {@link Deliverer}. */
final class Flight {

    final Event event;
    final Positions after;
    /** Earlier events of the same type and subject, for which this one stands. */
    final List<Flight> merged = new ArrayList<>();

    int attempts;
    int refusals;
    boolean done;

    Flight(Event event, Positions after) {
        this.event = event;
        this.after = after;
    }

    /** Events of one lane follow one another. */
    String lane() {
        return event.attribute("subject") + "";
    }

    void finish() {
        done = true;
        merged.forEach(Flight::finish);
    }

    /** How many events it stands for. */
    int count() {
        return 1 + merged.stream().mapToInt(Flight::count).sum();
    }

    String body() {
        if (merged.isEmpty()) {
            return event.json();
        }
        return event.structured().put("mergedcount", count()).toString();
    }
}
