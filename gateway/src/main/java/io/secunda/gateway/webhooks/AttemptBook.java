package io.secunda.gateway.webhooks;

import io.quarkus.runtime.Startup;
import io.secunda.events.Json;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The last attempts of every subscription, whichever gateway made them, on a compacted topic.
 *
 * <p>The keys of a subscription are a ring: attempt {@code n} lies under {@code id/(n mod capacity)} and replaces the one a round
 * before, so compaction keeps as many as are shown and no more. An attempt is noted without waiting: a kill loses those of the
 * last moment, which is a loss to the log and to no delivery.
 */
@Startup(TopicsReady.PRIORITY + 3)
@ApplicationScoped
class AttemptBook {

    private static final Logger LOG = Logger.getLogger(AttemptBook.class);
    private static final String NAME = Topic.ATTEMPTS.topicName();
    private static final String NOTED = "io.secunda.delivery.attempted.v1";
    private static final Duration POLL = Duration.ofMillis(500);

    /** A broker that is away holds up no delivery for longer. */
    private static final int LONGEST_WAIT_MS = 500;

    /** Nobody waits for an attempt to be noted: those of some moments are sent together. */
    private static final int LINGER_MS = 50;

    /** What lies on the topic: the attempt, and which one of the subscription it was. */
    private record Noted(long sequence, Attempt attempt) {}

    private final KafkaClients clients;
    private final TopicsReady topics;
    private final Clock clock;
    private final int capacity;
    private final DeliveryCounts counts;
    private final Map<String, DeliveryLog> logs = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::follow, "secunda-attempts");
    private @Nullable KafkaConsumer<String, byte[]> consumer;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private volatile boolean closed;

    @Inject
    AttemptBook(KafkaClients clients, TopicsReady topics, WebhooksConfig config, Clock clock, DeliveryCounts counts) {
        this(clients, topics, config.log(), clock, counts);
    }

    /** @param capacity attempts that are kept of each subscription */
    AttemptBook(KafkaClients clients, TopicsReady topics, int capacity, Clock clock, DeliveryCounts counts) {
        this.clients = clients;
        this.topics = topics;
        this.capacity = capacity;
        this.clock = clock;
        this.counts = counts;
        thread.setDaemon(true);
    }

    @PostConstruct
    void start() {
        topics.await();
        producer = clients.producer(Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_WAIT_MS, ProducerConfig.LINGER_MS_CONFIG, LINGER_MS));
        KafkaConsumer<String, byte[]> reading = clients.consumer(Map.of());
        consumer = reading;
        List<TopicPartition> places = reading.partitionsFor(NAME).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        reading.assign(places);
        reading.seekToBeginning(places);
        Map<TopicPartition, Long> ends = reading.endOffsets(places);
        while (places.stream().anyMatch(place -> reading.position(place) < ends.getOrDefault(place, 0L))) {
            reading.poll(POLL).forEach(this::take);
        }
        thread.start();
    }

    private void follow() {
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading == null) {
            return;
        }
        try (reading) {
            while (!closed) {
                try {
                    reading.poll(POLL).forEach(this::take);
                } catch (WakeupException e) {
                    LOG.debug("reading attempts was stopped");
                } catch (RuntimeException e) {
                    LOG.warnf("attempts cannot be read just now: cause=%s", e);
                    pause();
                }
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        String subscription = record.key().split("/", 2)[0];
        if (record.value() == null) {
            logs.remove(subscription);
            return;
        }
        try {
            Noted noted = Json.read(record.value(), Noted.class);
            of(subscription).put(noted.sequence(), noted.attempt());
        } catch (IllegalArgumentException e) {
            LOG.warnf("an attempt cannot be read: key=%s cause=%s", record.key(), e.getMessage());
        }
    }

    /** The attempts of a subscription. */
    DeliveryLog of(String subscription) {
        return logs.computeIfAbsent(subscription, id -> new DeliveryLog(capacity));
    }

    /** Notes one. */
    void add(String subscription, Attempt attempt) {
        counts.attempted(attempt);
        long sequence = of(subscription).add(attempt);
        send(subscription, sequence, Json.write(new Noted(sequence, attempt)), attempt.began());
    }

    /** Forgets those of a subscription that is no more. */
    void forget(String subscription) {
        DeliveryLog log = logs.remove(subscription);
        if (log != null) {
            log.sequences().forEach(sequence -> send(subscription, sequence, null, clock.instant()));
        }
    }

    private void send(String subscription, long sequence, byte @Nullable [] value, Instant when) {
        KafkaProducer<String, byte[]> sending = producer;
        if (sending == null) {
            throw new IllegalStateException("the book of attempts is not open");
        }
        String key = subscription + "/" + sequence % capacity;
        var record = new ProducerRecord<>(NAME, key, value);
        byte[] said = value == null ? new byte[0] : value;
        new Envelope(
                        Envelope.idOf(key, said),
                        "/secunda/gateway",
                        NOTED,
                        "subscriptions/" + subscription,
                        when,
                        when,
                        subscription,
                        Topic.ATTEMPTS.schemaUri())
                .addTo(record.headers());
        var unused = sending.send(record, (place, failure) -> {
            if (failure != null) {
                LOG.warnf("an attempt was not noted: key=%s cause=%s", key, failure.getMessage());
            }
        });
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        closed = true;
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        thread.join(5_000);
        KafkaProducer<String, byte[]> sending = producer;
        if (sending != null) {
            sending.close(Duration.ofSeconds(5));
        }
    }
}
