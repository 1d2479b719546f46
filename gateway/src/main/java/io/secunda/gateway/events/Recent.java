package io.secunda.gateway.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** The last events in the order in which they came, and the positions between which they are complete. Not thread-safe. */
final class Recent {

    private final int capacity;
    private final Deque<Event> events = new ArrayDeque<>();
    private final Positions floor;
    private final Positions end;

    /**
     * @param from where it begins
     * @param capacity how many events are kept
     */
    Recent(Positions from, int capacity) {
        this.capacity = capacity;
        this.floor = from.copy();
        this.end = from.copy();
    }

    void add(Event event) {
        events.add(event);
        end.advance(event.partition(), event.offset() + 1);
        if (events.size() > capacity) {
            Event gone = events.remove();
            floor.advance(gone.partition(), gone.offset() + 1);
        }
    }

    /** Notes that up to an offset there is nothing more. */
    void passed(TopicPartition partition, long next) {
        end.advance(partition, next);
    }

    /** Everything from the given positions on (with some from before); nothing when that is not complete. */
    Optional<Iterable<Event>> since(Positions from) {
        return from.covers(floor) ? Optional.of(events) : Optional.empty();
    }

    /** Whether the given positions lie within what is kept. */
    boolean contains(Positions positions) {
        return positions.covers(floor) && end.covers(positions);
    }

    Positions end() {
        return end.copy();
    }

    List<Event> all() {
        return List.copyOf(events);
    }
}
