package io.secunda.gateway.webhooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.events.Json;
import io.secunda.gateway.events.CatchUp;
import io.secunda.gateway.events.Event;
import io.secunda.gateway.events.EventLog;
import io.secunda.gateway.events.Positions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tries a filter on what was told lately. */
@Singleton
class FilterTrial {

    private static final int SHOWN = 20;
    private static final int SCANNED = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LATELY = Duration.ofDays(1);

    private final EventLog log;
    private final CatchUp catchUp;
    private final Clock clock;

    FilterTrial(EventLog log, CatchUp catchUp, Clock clock) {
        this.log = log;
        this.catchUp = catchUp;
        this.clock = clock;
    }

    /** The first events that pass. */
    ObjectNode of(SubscriptionRequest request, @Nullable Instant since) {
        Instant now = clock.instant();
        Positions from = log.since(since == null ? now.minus(LATELY) : since);
        var wanted = new WebhookSubscription(
                        "",
                        "",
                        "",
                        request.source(),
                        request.types(),
                        request.filters(),
                        request.sink(),
                        Map.of(),
                        List.of(),
                        0,
                        "",
                        true,
                        now,
                        null,
                        now)
                .passes();
        var scanned = new AtomicLong();
        List<Event> found = catchUp.page(
                event -> scanned.incrementAndGet() <= SCANNED && wanted.test(event), from, SHOWN, PATIENCE);
        ObjectNode answer = Json.mapper()
                .createObjectNode()
                .put("scanned", Math.min(SCANNED, scanned.get()))
                .put("matched", found.size())
                .put("more", found.size() == SHOWN);
        ArrayNode items = answer.putArray("items");
        found.forEach(event -> items.add(event.structured()));
        return answer;
    }
}
