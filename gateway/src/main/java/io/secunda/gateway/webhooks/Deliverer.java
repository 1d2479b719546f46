package io.secunda.gateway.webhooks;

import io.secunda.gateway.events.Positions;
import io.secunda.gateway.events.Subscription;
import io.secunda.kit.tracing.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends the events of one subscription.
 *
 * <p>Events of one subject follow one another; of several, some are on their way at once. The position that is noted is that
 * of the oldest event on its way, so what was not taken is sent again after a kill. While the endpoint fails, one event is
 * tried again at a time, after growing pauses; the others wait in the log. An event that alone is refused is given up after
 * some attempts, and noted as such.
 */
final class Deliverer {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    private final WebhookSubscription subscription;
    private final Surroundings surroundings;
    private final Subscription feed;
    private final Positions possiblySent;
    private final Lanes lanes = new Lanes();
    private List<Flight> gathering = new ArrayList<>();
    private DeliveryState state;
    private int sending;
    private boolean paused;
    private boolean closed;
    private boolean noting;

    /**
     * @param start where it begins
     * @param possiblySent events before this may have been sent by somebody before
     */
    Deliverer(
            WebhookSubscription subscription,
            DeliveryState state,
            Surroundings surroundings,
            Positions start,
            Positions possiblySent) {
        this.subscription = subscription;
        this.state = state;
        this.surroundings = surroundings;
        this.possiblySent = possiblySent;
        this.feed = new Subscription(
                subscription.passes(),
                start,
                surroundings.config().window(),
                () -> surroundings.later(this::pump, Duration.ZERO));
    }

    void start() {
        Instant next = state.nextAttempt();
        if (next != null
                && state.waitsAt(
                        surroundings.now(),
                        Collections.max(surroundings.config().retries()))) {
            pauseUntil(next);
        }
        pump();
    }

    WebhookSubscription subscription() {
        return subscription;
    }

    synchronized DeliveryState state() {
        return state;
    }

    /** Records of the log that it has to look at yet: those on their way, and what the filter is still to pass over. */
    synchronized long behind(Positions end, Function<String, Positions> places) {
        return lanes.size() == 0 && feed.idle()
                ? 0
                : places.apply(state.cursor()).until(end);
    }

    /** Stops; what is on its way may still arrive, and is sent again by whoever goes on. */
    void close() {
        feed.close();
        surroundings.leave(feed);
        DeliveryState last;
        synchronized (this) {
            closed = true;
            last = state;
        }
        surroundings.keep(last);
    }

    private void pump() {
        List<Flight> now = new ArrayList<>();
        boolean hungry = false;
        synchronized (this) {
            if (closed || paused) {
                return;
            }
            hungry = take();
            int most = state.failures() > 0 ? 1 : surroundings.config().parallel();
            for (var next = sendable(most); next.isPresent(); next = sendable(most)) {
                now.add(next.get());
                sending++;
            }
            if (lanes.size() == 0) {
                // what the filter passed over counts as well
                state = state.at(surroundings.cursor(feed.standing()), surroundings.now());
            }
        }
        if (hungry) {
            surroundings.catchUp().bring(feed);
        }
        now.forEach(this::send);
    }

    private Optional<Flight> sendable(int most) {
        return sending < most ? lanes.next() : Optional.empty();
    }

    /** Takes what fits on its way; true when there is nothing more to take just now. */
    private boolean take() {
        while (lanes.size() < surroundings.config().window()) {
            Optional<Subscription.Outgoing> next = feed.next();
            if (next.isEmpty()) {
                return true;
            }
            Flight flight = new Flight(next.get().event(), next.get().after());
            lanes.take(flight);
            if (subscription.coalesceSeconds() == 0) {
                lanes.queue(flight);
            } else {
                if (gathering.isEmpty()) {
                    surroundings.later(this::merge, Duration.ofSeconds(subscription.coalesceSeconds()));
                }
                gathering.add(flight);
            }
        }
        return false;
    }

    /** Of several events of one type and subject the last one stands for all. */
    private void merge() {
        synchronized (this) {
            Map<String, Flight> last = new LinkedHashMap<>();
            for (Flight flight : gathering) {
                String key = flight.event.type() + " " + flight.lane();
                Flight before = last.remove(key);
                if (before != null) {
                    flight.merged.add(before);
                }
                last.put(key, flight);
            }
            gathering = new ArrayList<>();
            last.values().forEach(lanes::queue);
        }
        pump();
    }

    private void send(Flight flight) {
        int number = ++flight.attempts;
        Instant began = surroundings.now();
        Map<String, String> headers = new HashMap<>();
        if (number > 1) {
            headers.put("Secunda-Attempt", Integer.toString(number));
        }
        if (flight.event.offset() < possiblySent.of(flight.event.partition())) {
            headers.put("Secunda-Redelivery", "possible");
        }
        Optional<Span> span = DeliverySpan.begin(surroundings.traces(), subscription, flight, headers);
        // never fails: what went wrong is an answer too
        var unused = surroundings
                .sender()
                .post(subscription, flight.event.id(), flight.body(), headers)
                // the answer comes on a thread that must not wait
                .thenAccept(answer -> {
                    span.ifPresent(begun -> DeliverySpan.end(begun, answer));
                    surroundings.later(() -> answered(flight, began, answer), Duration.ZERO);
                });
    }

    private void answered(Flight flight, Instant began, Answer answer) {
        boolean givenUp = false;
        synchronized (this) {
            sending--;
            if (closed) {
                return;
            }
            if (answer.isTaken()) {
                state = state.afterSuccess(status(answer), surroundings.now());
                log(flight, began, answer, "delivered");
                finish(flight);
            } else if (answer.isRefusal()
                    && ++flight.refusals >= surroundings.config().refusals()) {
                givenUp = true;
                state = state.afterGivingUp(surroundings.now());
                finish(flight);
            } else {
                log(flight, began, answer, answer.isRefusal() ? "refused" : "failed");
                lanes.again(flight);
                // of several that fail at the same time one counts
                if (!paused || answer.isGone()) {
                    failed(answer);
                }
            }
        }
        if (givenUp) {
            Attempt attempt = log(flight, began, answer, "given_up");
            surroundings.tell("io.secunda.delivery.exhausted.v1", subscription, answer.describe(), attempt);
        }
        noteSoon();
        pump();
    }

    private static int status(Answer answer) {
        Integer status = answer.status();
        return status == null ? 0 : status;
    }

    private void finish(Flight flight) {
        lanes.finish(flight).ifPresent(position -> state = state.at(surroundings.cursor(position), surroundings.now()));
    }

    /** After a failure: a pause, or the end. */
    private void failed(Answer answer) {
        Instant now = surroundings.now();
        List<Duration> pauses = surroundings.config().retries();
        boolean last = state.failures() >= pauses.size();
        if (answer.isGone() || last) {
            String reason = answer.isGone()
                    ? "the endpoint answered 410: it wants nothing any more"
                    : "all " + pauses.size() + " attempts in a row failed; the last: " + answer.describe();
            state = state.afterFailure(answer.status(), answer.describe(), null, now)
                    .with(DeliveryState.Status.DISABLED, reason, now);
            closed = true;
            feed.close();
            surroundings.leave(feed);
            surroundings.tell("io.secunda.endpoint.disabled.v1", subscription, reason, null);
            surroundings.note(state);
            return;
        }
        Duration pause = Duration.ofMillis((long) (pauses.get(state.failures()).toMillis() * surroundings.jitter()));
        Duration asked = answer.retryAfter();
        if (asked != null && asked.compareTo(pause) > 0) {
            pause = asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
        }
        Instant next = now.plus(pause);
        state = state.afterFailure(answer.status(), answer.describe(), next, now);
        pauseUntil(next);
    }

    private synchronized void pauseUntil(Instant next) {
        paused = true;
        surroundings.later(
                () -> {
                    synchronized (this) {
                        paused = false;
                    }
                    pump();
                },
                Duration.between(surroundings.now(), next));
    }

    private Attempt log(Flight flight, Instant began, Answer answer, String outcome) {
        Attempt attempt = Attempt.of(flight, began, surroundings.now(), answer, outcome);
        surroundings.log(subscription.id(), attempt);
        return attempt;
    }

    /** Notes the state after a short while, together with what changes until then. */
    private void noteSoon() {
        synchronized (this) {
            if (noting || closed) {
                return;
            }
            noting = true;
        }
        surroundings.later(
                () -> {
                    DeliveryState last;
                    synchronized (this) {
                        noting = false;
                        if (closed) {
                            return;
                        }
                        last = state;
                    }
                    surroundings.note(last);
                },
                surroundings.config().noted());
    }
}
