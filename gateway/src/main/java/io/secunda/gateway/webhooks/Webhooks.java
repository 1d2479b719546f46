package io.secunda.gateway.webhooks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.secunda.gateway.events.EventLog;
import io.secunda.gateway.events.Positions;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.status.StatusSource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Keeps a deliverer at work for each subscription that this gateway sends for. */
@Startup(TopicsReady.PRIORITY + 4)
@ApplicationScoped
class Webhooks implements StatusSource {

    private static final Logger LOG = Logger.getLogger(Webhooks.class);
    private static final Duration LOOKED_AFTER = Duration.ofSeconds(5);

    private final SubscriptionBook book;
    private final EventLog log;
    private final Handshake handshake;
    private final Clock clock;
    private final Ownership ownership;
    private final Around around;
    private final AttemptBook attempts;
    private final Map<String, Deliverer> deliverers = new HashMap<>();

    Webhooks(
            SubscriptionBook book,
            EventLog log,
            Handshake handshake,
            Around around,
            AttemptBook attempts,
            KafkaClients clients,
            MeterRegistry meters,
            Clock clock) {
        this.book = book;
        this.log = log;
        this.handshake = handshake;
        this.around = around;
        this.attempts = attempts;
        this.clock = clock;
        this.ownership = new Ownership(clients, this::ownersChanged);
        Gauge.builder("secunda.delivery.queue.depth", this, Webhooks::depth)
                .description(
                        "Records of the log that the endpoints served by this gateway have not got, or passed over, yet")
                .register(meters);
        Gauge.builder("secunda.endpoints.failing", this, Webhooks::failing)
                .description("Endpoints served by this gateway whose last attempt failed")
                .register(meters);
        for (DeliveryState.Status status : DeliveryState.Status.values()) {
            Gauge.builder("secunda.subscriptions", this, webhooks -> webhooks.standing(status))
                    .tag("status", status.name().toLowerCase(Locale.ROOT))
                    .description("Subscriptions of the whole system, by how they stand")
                    .register(meters);
        }
    }

    @PostConstruct
    void start() {
        book.onChange(() -> around.later(this::reconcile, Duration.ZERO));
        around.regularly(this::reconcile, LOOKED_AFTER);
        ownership.start();
    }

    /** Whoever sent before has noted how far it came, which has to be known before anything is sent. */
    private void ownersChanged() {
        book.awaitCurrent();
        reconcile();
    }

    /** Starts what should be at work and is not, and stops what should not be. */
    private synchronized void reconcile() {
        try {
            Instant now = clock.instant();
            Map<String, WebhookSubscription> wanted = new HashMap<>();
            for (WebhookSubscription one : book.all()) {
                boolean active = book.state(one.id())
                        .filter(state -> state.sendsTo(one.sink()))
                        .isPresent();
                if (active && one.enabled() && !one.isExpired(now) && ownership.has(book.partition(one.id()))) {
                    wanted.put(one.id(), one);
                }
            }
            for (String id : List.copyOf(deliverers.keySet())) {
                Deliverer at = deliverers.get(id);
                if (at != null && !at.subscription().equals(wanted.get(id))) {
                    deliverers.remove(id);
                    at.close();
                }
            }
            wanted.forEach((id, subscription) -> {
                if (!deliverers.containsKey(id)) {
                    book.state(id).ifPresent(state -> begin(subscription, state));
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "webhooks cannot be looked after just now");
        }
    }

    private void begin(WebhookSubscription subscription, DeliveryState state) {
        Positions start;
        try {
            start = log.positions(state.cursor());
        } catch (IllegalArgumentException e) {
            LOG.warnf("position of a subscription is of another log, it begins anew: id=%s", subscription.id());
            start = log.latest();
        }
        // one who never sent for it can have sent nothing before
        boolean fresh = state.lastSuccess() == null && state.lastFailure() == null;
        Positions possiblySent = fresh ? start : log.latest();
        var deliverer = new Deliverer(subscription, state, around, start, possiblySent);
        deliverers.put(subscription.id(), deliverer);
        deliverer.start();
    }

    /** How a subscription stands, as the one who sends knows it, else as it was noted last. */
    synchronized Optional<DeliveryState> state(String id) {
        Deliverer at = deliverers.get(id);
        return at == null ? book.state(id) : Optional.of(at.state());
    }

    /** Its last attempts, whichever gateway made them. */
    DeliveryLog log(String id) {
        return attempts.of(id);
    }

    /** Forgets what was noted of a subscription that is no more. */
    void forget(String id) {
        attempts.forget(id);
    }

    /** Asks the endpoint; when it consents, events are sent. */
    void verify(WebhookSubscription subscription) {
        var unused = handshake
                .refusal(subscription)
                .thenAccept(refusal -> around.later(() -> consent(subscription, refusal), Duration.ZERO));
    }

    private void consent(WebhookSubscription subscription, String refusal) {
        Instant now = now();
        decide(
                subscription.id(),
                state -> refusal.isEmpty()
                        ? state.consenting(subscription.sink(), now)
                        : state.with(DeliveryState.Status.PENDING, refusal, now));
    }

    /** Goes on from another position. */
    void moveTo(String id, String cursor) {
        decide(id, state -> state.at(cursor, now()));
    }

    /** Changes a state while nobody sends, who would note another one. */
    private synchronized void decide(String id, UnaryOperator<DeliveryState> change) {
        Deliverer at = deliverers.remove(id);
        if (at != null) {
            at.close();
        }
        Optional<DeliveryState> state = at == null ? book.state(id) : Optional.of(at.state());
        state.ifPresent(held -> book.keep(change.apply(held)));
        around.later(this::reconcile, Duration.ZERO);
    }

    /** Sends one event again, by itself. */
    void resend(WebhookSubscription subscription, Attempt attempt) {
        around.later(
                () -> log.at(new TopicPartition(attempt.topic(), attempt.partition()), attempt.offset())
                        .ifPresent(event -> {
                            Instant began = clock.instant();
                            var unused = around.sender()
                                    .post(subscription, event.id(), event.json(), Map.of("Secunda-Redelivery", "asked"))
                                    // the answer comes on a thread that must not wait
                                    .thenAccept(answer -> around.later(
                                            () -> noteAgain(subscription, attempt, began, answer), Duration.ZERO));
                        }),
                Duration.ZERO);
    }

    private void noteAgain(WebhookSubscription subscription, Attempt before, Instant began, Answer answer) {
        attempts.add(
                subscription.id(),
                new Attempt(
                        before.event(),
                        before.type(),
                        before.subject(),
                        before.topic(),
                        before.partition(),
                        before.offset(),
                        before.number() + 1,
                        began,
                        Duration.between(began, clock.instant()).toMillis(),
                        answer.status(),
                        answer.isTaken() ? "delivered" : "failed",
                        answer.isTaken() ? null : answer.describe()));
    }

    Instant now() {
        return around.now();
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public synchronized Map<String, Object> status() {
        return WebhookStatus.of(deliverers.values(), book, depth());
    }

    /** Records of the log that the endpoints which are served here have still to be told of, or not. */
    private synchronized long depth() {
        Positions end = around.end();
        return deliverers.values().stream()
                .mapToLong(deliverer -> deliverer.behind(end, this::place))
                .sum();
    }

    /** A cursor of another log is as good as the end of this one. */
    private Positions place(String cursor) {
        try {
            return log.positions(cursor);
        } catch (IllegalArgumentException e) {
            return around.end();
        }
    }

    private long standing(DeliveryState.Status status) {
        return book.statesNow().values().stream()
                .filter(state -> state.status() == status)
                .count();
    }

    private synchronized long failing() {
        return deliverers.values().stream()
                .filter(deliverer -> deliverer.state().failures() > 0)
                .count();
    }

    /** While everything that is needed for it is still there. */
    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        synchronized (this) {
            deliverers.values().forEach(Deliverer::close);
            deliverers.clear();
        }
        ownership.close();
    }
}
