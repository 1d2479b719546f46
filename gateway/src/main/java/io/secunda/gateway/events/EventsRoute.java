package io.secunda.gateway.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.secunda.gateway.problems.Problem;
import io.secunda.kit.metrics.Lag;
import io.secunda.kit.status.Rates;
import io.secunda.kit.status.StatusSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@code GET /api/v1/events}: a stream, or a page of what a stream would bring. */
@ApplicationScoped
class EventsRoute implements StatusSource {

    private static final int BEFORE_RESOURCES = -9;

    private final Vertx vertx;
    private final EventHub hub;
    private final CatchUp catchUp;
    private final Feed feed;
    private final EventsConfig config;
    private final Counter sent;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    EventsRoute(
            Vertx vertx,
            EventHub hub,
            CatchUp catchUp,
            Feed feed,
            EventsConfig config,
            MeterRegistry metrics,
            Rates rates) {
        this.vertx = vertx;
        this.hub = hub;
        this.catchUp = catchUp;
        this.feed = feed;
        this.config = config;
        this.sent = metrics.counter("secunda.events.sent");
        metrics.gaugeCollectionSize("secunda.sse.subscribers", List.of(), open);
        Lag.measure(metrics, "events", hub, EventHub::lag);
        rates.of("sent", () -> (long) sent.count());
        rates.of("events", hub::passed);
    }

    void register(@Observes Router router) {
        router.get("/api/v1/events").order(BEFORE_RESOURCES).handler(this::handle);
    }

    /** Streams end before the wait for running requests begins, which else would last its full time. */
    void endAll(@Observes ShutdownDelayInitiatedEvent shutdown) {
        open.forEach(EventStream::end);
    }

    private void handle(RoutingContext context) {
        Requested requested;
        try {
            requested = Requested.of(context.request());
        } catch (IllegalArgumentException e) {
            new Problem(400, "Filter cannot be read", String.valueOf(e.getMessage()))
                    .send(context.response(), context.normalizedPath());
            return;
        }
        if (requested.stream()) {
            stream(context, requested);
        } else {
            page(context, requested);
        }
    }

    private void stream(RoutingContext context, Requested requested) {
        if (open.size() >= config.subscribers()) {
            context.response().putHeader("Retry-After", "30");
            new Problem(503, "Too many streams", "There are already " + open.size() + " open streams. Try again later.")
                    .send(context.response(), context.normalizedPath());
            return;
        }
        var outlet = new EventStream.Outlet(feed::cursor, catchUp::bring, sent::increment, this::closed);
        var stream = new EventStream(vertx, context.response(), outlet);
        open.add(stream);
        stream.open();
        Future.fromCompletionStage(feed.start(requested.after()), vertx.getOrCreateContext())
                .onSuccess(start -> begin(stream, requested, start))
                // the client comes back by itself, with the cursor that it has
                .onFailure(failure -> stream.end());
    }

    private void begin(EventStream stream, Requested requested, Resumption start) {
        var subscription = new Subscription(requested.filter()::accepts, start.from(), config.waiting(), stream::wake);
        Optional<String> gap =
                start.gap().map(why -> feed.gap(why, requested, start).encode());
        stream.begin(subscription, gap, config.heartbeat().toMillis());
    }

    private void closed(EventStream stream) {
        open.remove(stream);
        stream.subscription().ifPresent(hub::leave);
    }

    private void page(RoutingContext context, Requested requested) {
        Future.fromCompletionStage(feed.page(requested), vertx.getOrCreateContext())
                .onSuccess(page -> answer(context, requested, page))
                .onFailure(failure -> unreadable(context));
    }

    private static void unreadable(RoutingContext context) {
        new Problem(503, "Events cannot be read", "Kafka does not answer just now. Try again in a few seconds.")
                .send(context.response(), context.normalizedPath());
    }

    private void answer(RoutingContext context, Requested requested, Feed.Page page) {
        var items = new JsonArray();
        page.items().forEach(event -> items.add(new JsonObject(event.json())));
        var body = new JsonObject().put("items", items).put("next", feed.cursor(page.next()));
        page.start().gap().ifPresent(why -> body.put("gap", feed.gap(why, requested, page.start())));
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }

    @Override
    public String name() {
        return "subscribers";
    }

    @Override
    public Map<String, Object> status() {
        long behind = open.stream()
                .flatMap(stream -> stream.subscription().stream())
                .filter(subscription -> !subscription.live())
                .count();
        return Map.of("open", open.size(), "behind", behind, "sent", (long) sent.count());
    }
}
