package io.secunda.gateway.events;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where subscribers begin, and what those get that pull. */
@ApplicationScoped
class Feed {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventLog log;
    private final EventHub hub;
    private final CatchUp catchUp;

    Feed(EventLog log, EventHub hub, CatchUp catchUp) {
        this.log = log;
        this.hub = hub;
        this.catchUp = catchUp;
    }

    /**
     * A page of events.
     *
     * @param items the events, in order within a partition
     * @param start where it began
     * @param next where the next page begins
     */
    record Page(List<Event> items, Resumption start, Positions next) {}

    String cursor(Positions positions) {
        return log.cursor(positions);
    }

    /** Where a stream begins: without a cursor with what happens from now on. */
    CompletableFuture<Resumption> start(Optional<String> after) {
        Optional<Resumption> atOnce =
                after.isEmpty() ? Optional.of(Resumption.without(hub.end())) : atHand(after.get());
        return atOnce.map(CompletableFuture::completedFuture)
                .orElseGet(() -> catchUp.read(() -> decide(after.orElseThrow())));
    }

    /** Spares those who were away shortly, and Kafka, the look into it. */
    private Optional<Resumption> atHand(String cursor) {
        try {
            return Optional.of(log.positions(cursor)).filter(hub::hasAtHand).map(Resumption::without);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Resumption decide(String asked) {
        return Resumption.decide(asked, log::positions, log.earliest(), log.latest());
    }

    /** A page: without a cursor from the beginning of all. */
    CompletableFuture<Page> page(Requested requested) {
        return catchUp.read(() -> {
            String asked = requested.after().orElse(Resumption.EARLIEST);
            Resumption start = atHand(asked).orElseGet(() -> decide(asked));
            Positions next = start.from().copy();
            return new Page(catchUp.page(requested.filter()::accepts, next, requested.limit(), PATIENCE), start, next);
        });
    }

    /** What is told of a gap: what to do is to read anew what is shown, which the addresses bring. */
    JsonObject gap(Resumption.Gap why, Requested requested, Resumption start) {
        return new JsonObject()
                .put("requested", requested.after().orElse(Resumption.EARLIEST))
                .put("reason", why.code())
                .put("detail", why.explained())
                .put("earliest", log.cursor(start.earliest()))
                .put("resumedAt", log.cursor(start.from()))
                .put("refetch", new JsonArray(List.of("/api/v1/indicators", "/api/v1/recommendations")));
    }
}
