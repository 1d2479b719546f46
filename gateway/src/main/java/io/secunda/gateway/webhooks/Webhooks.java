package io.secunda.gateway.webhooks;

import io.quarkus.runtime.Startup;
import io.secunda.events.Json;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.gateway.events.CatchUp;
import io.secunda.gateway.events.EventHub;
import io.secunda.gateway.events.EventLog;
import io.secunda.gateway.events.Positions;
import io.secunda.gateway.events.Subscription;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.status.StatusSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps a deliverer at work for each subscription that this gateway sends for. */
@Startup(TopicsReady.PRIORITY + 4)
@ApplicationScoped
class Webhooks implements StatusSource {

    private static final Logger LOG = Logger.getLogger(Webhooks.class);
    private static final int THREADS = 4;

    private final SubscriptionBook book;
    private final EventLog log;
    private final Handshake handshake;
    private final Clock clock;
    private final KafkaProducer<String, byte[]> producer;
    private final Ownership ownership;
    private final Around around;
    private final Map<String, Deliverer> deliverers = new HashMap<>();
    private final Map<String, DeliveryLog> logs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads;

    Webhooks(
            SubscriptionBook book,
            EventLog log,
            EventHub hub,
            CatchUp catchUp,
            Sender sender,
            Handshake handshake,
            WebhooksConfig config,
            KafkaClients clients,
            Clock clock) {
        this.book = book;
        this.log = log;
        this.handshake = handshake;
        this.clock = clock;
        this.producer = clients.producer(Map.of());
        this.around = new Around(config, catchUp, sender, hub);
        this.ownership = new Ownership(clients, this::ownersChanged);
        this.threads = Executors.newScheduledThreadPool(THREADS, work -> {
            var thread = new Thread(work, "secunda-webhooks");
            thread.setDaemon(true);
            return thread;
        });
    }

    @PostConstruct
    void start() {
        book.onChange(() -> around.later(this::reconcile, Duration.ZERO));
        threads.scheduleWithFixedDelay(this::reconcile, 5, 5, TimeUnit.SECONDS);
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
                        .filter(state -> state.status() == DeliveryState.Status.ACTIVE)
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

    /** Its last attempts. */
    DeliveryLog log(String id) {
        return around.log(id);
    }

    /** Asks the endpoint; when it consents, events are sent. */
    void verify(WebhookSubscription subscription) {
        handshake
                .refusal(subscription)
                .thenAccept(refusal -> around.later(() -> consent(subscription, refusal), Duration.ZERO));
    }

    private void consent(WebhookSubscription subscription, String refusal) {
        DeliveryState state = book.state(subscription.id()).orElse(null);
        if (state == null) {
            return;
        }
        Instant now = now();
        book.keep(
                refusal.isEmpty()
                        ? state.with(DeliveryState.Status.ACTIVE, null, now)
                        : state.with(DeliveryState.Status.PENDING, refusal, now));
        reconcile();
    }

    /** Stops sending for a moment, so that a position can be moved. */
    synchronized void moveTo(String id, String cursor) {
        Deliverer at = deliverers.remove(id);
        if (at != null) {
            at.close();
        }
        book.state(id).ifPresent(state -> book.keep(state.at(cursor, now())));
        around.later(this::reconcile, Duration.ZERO);
    }

    /** Sends one event again, by itself. */
    void resend(WebhookSubscription subscription, Attempt attempt) {
        around.later(
                () -> log.at(
                                new org.apache.kafka.common.TopicPartition(attempt.topic(), attempt.partition()),
                                attempt.offset())
                        .ifPresent(event -> {
                            Instant began = clock.instant();
                            around.sender()
                                    .post(subscription, event.id(), event.json(), Map.of("Secunda-Redelivery", "asked"))
                                    .thenAccept(answer -> around.log(subscription.id())
                                            .add(new Attempt(
                                                    attempt.event(),
                                                    attempt.type(),
                                                    attempt.subject(),
                                                    attempt.topic(),
                                                    attempt.partition(),
                                                    attempt.offset(),
                                                    attempt.number() + 1,
                                                    began,
                                                    Duration.between(began, clock.instant())
                                                            .toMillis(),
                                                    answer.status(),
                                                    answer.isTaken() ? "delivered" : "failed",
                                                    answer.isTaken() ? null : answer.describe())));
                        }),
                Duration.ZERO);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public synchronized Map<String, Object> status() {
        List<String> failing = new ArrayList<>();
        deliverers.forEach((id, deliverer) -> {
            if (deliverer.state().failures() > 0) {
                failing.add(id);
            }
        });
        long disabled = book.statesNow().values().stream()
                .filter(state -> state.status() == DeliveryState.Status.DISABLED)
                .count();
        return Map.of(
                "subscriptions",
                book.all().size(),
                "sendingHere",
                deliverers.size(),
                "failing",
                failing,
                "disabled",
                disabled);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        synchronized (this) {
            deliverers.values().forEach(Deliverer::close);
            deliverers.clear();
        }
        ownership.close();
        threads.shutdownNow();
        producer.close(Duration.ofSeconds(5));
    }

    /** What deliverers need. */
    private final class Around implements Deliverer.Surroundings {

        private final WebhooksConfig config;
        private final CatchUp catchUp;
        private final Sender sender;
        private final EventHub hub;

        Around(WebhooksConfig config, CatchUp catchUp, Sender sender, EventHub hub) {
            this.config = config;
            this.catchUp = catchUp;
            this.sender = sender;
            this.hub = hub;
        }

        @Override
        public WebhooksConfig config() {
            return config;
        }

        @Override
        public CatchUp catchUp() {
            return catchUp;
        }

        @Override
        public Sender sender() {
            return sender;
        }

        @Override
        public DeliveryLog log(String subscription) {
            return logs.computeIfAbsent(subscription, id -> new DeliveryLog(config.log()));
        }

        @Override
        public Instant now() {
            return Webhooks.this.now();
        }

        @Override
        public String cursor(Positions positions) {
            return Webhooks.this.log.cursor(positions);
        }

        @Override
        public void later(Runnable work, Duration after) {
            try {
                threads.schedule(() -> run(work), Math.max(0, after.toMillis()), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("the gateway stops");
            }
        }

        private void run(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.errorf(e, "a delivery could not be looked after");
            }
        }

        @Override
        public void note(DeliveryState state) {
            book.note(state);
        }

        @Override
        public void keep(DeliveryState state) {
            try {
                if (book.find(state.id()).isPresent()) {
                    book.keep(state);
                }
            } catch (IllegalStateException e) {
                LOG.warnf(
                        "how far a subscription has come could not be kept, some events may be sent again: id=%s cause=%s",
                        state.id(), e.getMessage());
            }
        }

        @Override
        public void tell(String type, WebhookSubscription subscription, String reason, @Nullable Attempt attempt) {
            Instant now = Webhooks.this.now();
            var data = Json.mapper()
                    .createObjectNode()
                    .put("subscription", subscription.id())
                    .put("owner", subscription.owner())
                    .put("host", subscription.sink().getHost())
                    .put("reason", reason)
                    .put("recorded", now.toString());
            if (attempt != null) {
                data.put("event", attempt.event()).put("type", attempt.type()).put("subject", attempt.subject());
            }
            byte[] value = Json.write(data);
            String key = subscription.id() + (attempt == null ? "" : "/" + attempt.event());
            var record = new ProducerRecord<>(Topic.ENDPOINTS.topicName(), key, value);
            new Envelope(
                            Envelope.idOf(key, value),
                            "/secunda/gateway",
                            type,
                            "subscriptions/" + subscription.id(),
                            now,
                            now,
                            subscription.id(),
                            Topic.ENDPOINTS.schemaUri())
                    .addTo(record.headers());
            producer.send(record);
            LOG.warnf(
                    "%s: subscription=%s host=%s reason=%s",
                    type, subscription.id(), subscription.sink().getHost(), reason);
        }

        @Override
        public double jitter() {
            return ThreadLocalRandom.current().nextDouble(0.9, 1.1);
        }

        @Override
        public void leave(Subscription feed) {
            hub.leave(feed);
        }
    }
}
