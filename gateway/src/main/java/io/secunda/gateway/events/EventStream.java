package io.secunda.gateway.events;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open stream of server-sent events. It writes only as fast as the client takes.
 *
 * <p>Everything but {@link #wake} runs on the context of the connection.
 */
final class EventStream {

    private static final int RETRY_MS = 5_000;

    /** Room for the lines before an event's data. */
    private static final int HEAD = 200;

    private final Vertx vertx;
    private final Context context;
    private final HttpServerResponse response;
    private final Outlet outlet;
    private final AtomicBoolean woken = new AtomicBoolean();
    private @Nullable Subscription subscription;
    private long timer = -1;

    /**
     * What a stream needs of its surroundings.
     *
     * @param cursor writes positions
     * @param behind reads for a subscription that is not live
     * @param sent told of each event that was sent
     * @param closed told when the stream has ended
     */
    record Outlet(
            java.util.function.Function<Positions, String> cursor,
            Consumer<Subscription> behind,
            Runnable sent,
            Consumer<EventStream> closed) {}

    EventStream(Vertx vertx, HttpServerResponse response, Outlet outlet) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.response = response;
        this.outlet = outlet;
    }

    /** Sends what comes before all events. */
    void open() {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.closeHandler(gone -> close());
        response.exceptionHandler(failure -> close());
        response.drainHandler(again -> drain());
        response.write("retry: " + RETRY_MS + "\n\n");
    }

    /**
     * Begins to send.
     *
     * @param gap JSON of the gap to tell first, if there is one
     */
    void begin(Subscription wanted, Optional<String> gap, long heartbeatMs) {
        if (response.ended() || response.closed()) {
            wanted.close();
            return;
        }
        subscription = wanted;
        String id = "id: " + outlet.cursor().apply(wanted.standing()) + "\n";
        // the id on its own is kept by the client, so that it resumes rightly even before the first event
        response.write(
                gap.map(json -> "event: gap\n" + id + "data: " + json + "\n\n").orElse(id + "\n"));
        timer = vertx.setPeriodic(heartbeatMs, tick -> beat());
        drain();
    }

    /** Told from any thread that there is something to do. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(now -> drain());
        }
    }

    private void drain() {
        woken.set(false);
        Subscription current = subscription;
        if (current == null || current.closed()) {
            return;
        }
        while (!response.writeQueueFull()) {
            Optional<Subscription.Outgoing> next = current.next();
            if (next.isEmpty()) {
                outlet.behind().accept(current);
                return;
            }
            send(next.get());
        }
    }

    private void send(Subscription.Outgoing outgoing) {
        Event event = outgoing.event();
        byte[] json = event.utf8();
        response.write(Buffer.buffer(json.length + HEAD)
                .appendString(
                        "id: " + outlet.cursor().apply(outgoing.after()) + "\nevent: " + event.type() + "\ndata: ")
                .appendBytes(json)
                .appendString("\n\n"));
        outlet.sent().run();
    }

    private void beat() {
        Subscription current = subscription;
        if (current != null && !response.writeQueueFull()) {
            response.write(": still here\nid: " + outlet.cursor().apply(current.standing()) + "\n\n");
        }
    }

    /** Ends the stream from this side; the client comes back where it was. */
    void end() {
        context.runOnContext(now -> {
            if (!response.ended() && !response.closed()) {
                response.end();
            }
            close();
        });
    }

    private void close() {
        Subscription current = subscription;
        if (timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
        if (current != null) {
            current.close();
        }
        outlet.closed().accept(this);
    }

    Optional<Subscription> subscription() {
        return Optional.ofNullable(subscription);
    }
}
