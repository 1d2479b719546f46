package io.secunda.gateway.webhooks;

import io.secunda.events.Json;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.gateway.events.CatchUp;
import io.secunda.gateway.events.EventHub;
import io.secunda.gateway.events.EventLog;
import io.secunda.gateway.events.Positions;
import io.secunda.gateway.events.Subscription;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.tracing.Traces;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What deliverers need, from the parts of the gateway. */
@ApplicationScoped
class Around implements Surroundings {

    private static final Logger LOG = Logger.getLogger(Around.class);
    private static final int THREADS = 4;

    private final WebhooksConfig config;
    private final CatchUp catchUp;
    private final Sender sender;
    private final EventHub hub;

    private final EventLog eventLog;
    private final SubscriptionBook book;
    private final AttemptBook attempts;
    private final Clock clock;
    private final Traces traces;
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService threads;

    Around(
            WebhooksConfig config,
            CatchUp catchUp,
            Sender sender,
            EventHub hub,
            EventLog eventLog,
            SubscriptionBook book,
            AttemptBook attempts,
            KafkaClients clients,
            Traces traces,
            Clock clock) {
        this.config = config;
        this.catchUp = catchUp;
        this.sender = sender;
        this.hub = hub;
        this.eventLog = eventLog;
        this.book = book;
        this.attempts = attempts;
        this.clock = clock;
        this.traces = traces;
        this.producer = clients.producer(Map.of());
        this.threads = Executors.newScheduledThreadPool(THREADS, work -> {
            var thread = new Thread(work, "secunda-webhooks");
            thread.setDaemon(true);
            return thread;
        });
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
    public Traces traces() {
        return traces;
    }

    @Override
    public void log(String subscription, Attempt attempt) {
        attempts.add(subscription, attempt);
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String cursor(Positions positions) {
        return eventLog.cursor(positions);
    }

    @Override
    public void later(Runnable work, Duration after) {
        try {
            var unused = threads.schedule(() -> run(work), Math.max(0, after.toMillis()), TimeUnit.MILLISECONDS);
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
        Instant now = now();
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
        var unused = producer.send(record);
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

    /** The end of the log, as far as it was read here. */
    Positions end() {
        return hub.end();
    }

    /** Does something again and again. */
    void regularly(Runnable work, Duration pause) {
        var unused = threads.scheduleWithFixedDelay(
                () -> run(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        producer.close(Duration.ofSeconds(5));
    }
}
