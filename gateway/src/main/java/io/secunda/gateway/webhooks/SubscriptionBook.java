package io.secunda.gateway.webhooks;

import io.quarkus.runtime.Startup;
import io.secunda.events.Json;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every subscription and how far it has come, kept on two compacted topics that every gateway reads. */
@Startup(TopicsReady.PRIORITY + 3)
@ApplicationScoped
class SubscriptionBook {

    private static final Logger LOG = Logger.getLogger(SubscriptionBook.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_MS = 10_000;

    private final KafkaClients clients;
    private final TopicsReady topics;
    private final Clock clock;
    private final Seal seal;
    private final Map<String, WebhookSubscription> subscriptions = new ConcurrentHashMap<>();
    private final Map<String, DeliveryState> states = new ConcurrentHashMap<>();
    private final Set<String> outdated = ConcurrentHashMap.newKeySet();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Map<TopicPartition, Long> taken = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::follow, "secunda-subscriptions");
    private @Nullable KafkaConsumer<String, byte[]> consumer;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private List<TopicPartition> places = List.of();
    private volatile Runnable changed = () -> {};
    private volatile boolean closed;

    SubscriptionBook(KafkaClients clients, TopicsReady topics, Clock clock, Seal seal) {
        this.clock = clock;
        this.seal = seal;
        this.clients = clients;
        this.topics = topics;
        thread.setDaemon(true);
    }

    @PostConstruct
    void start() {
        topics.await();
        producer = clients.producer(Map.of());
        KafkaConsumer<String, byte[]> reading = clients.consumer(Map.of());
        consumer = reading;
        List<TopicPartition> all = new ArrayList<>();
        for (Topic topic : List.of(Topic.SUBSCRIPTIONS, Topic.DELIVERIES)) {
            reading.partitionsFor(topic.topicName())
                    .forEach(info -> all.add(new TopicPartition(info.topic(), info.partition())));
        }
        places = List.copyOf(all);
        reading.assign(places);
        reading.seekToBeginning(places);
        Map<TopicPartition, Long> ends = reading.endOffsets(places);
        while (places.stream().anyMatch(place -> reading.position(place) < ends.getOrDefault(place, 0L))) {
            take(reading);
        }
        thread.start();
        sealAnew();
    }

    /** Says whom to tell that something has changed. */
    void onChange(Runnable told) {
        changed = told;
    }

    private void follow() {
        while (!closed) {
            try {
                KafkaConsumer<String, byte[]> reading = consumer;
                if (reading != null && take(reading)) {
                    changed.run();
                }
            } catch (WakeupException e) {
                LOG.debug("reading subscriptions was stopped");
            } catch (RuntimeException e) {
                LOG.warnf(e, "subscriptions cannot be read just now");
                pause();
            }
        }
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.close();
        }
    }

    /** Whether a subscription changed; that one has come further is no news. */
    private boolean take(KafkaConsumer<String, byte[]> reading) {
        boolean news = false;
        for (ConsumerRecord<String, byte[]> record : reading.poll(POLL)) {
            news |= take(record);
        }
        places.forEach(place -> taken.put(place, reading.position(place)));
        return news;
    }

    private boolean take(ConsumerRecord<String, byte[]> record) {
        boolean subscription = record.topic().equals(Topic.SUBSCRIPTIONS.topicName());
        try {
            if (record.value() == null) {
                broken.remove(record.key());
                return (subscription ? subscriptions : states).remove(record.key()) != null && subscription;
            }
            if (subscription) {
                WebhookSubscription kept = Json.read(record.value(), WebhookSubscription.class);
                return open(kept);
            }
            DeliveryState state = Json.read(record.value(), DeliveryState.class);
            DeliveryState before = states.put(record.key(), state);
            return before == null || before.status() != state.status();
        } catch (IllegalArgumentException e) {
            LOG.warnf("subscription cannot be read: key=%s cause=%s", record.key(), e.getMessage());
            return false;
        }
    }

    private boolean open(WebhookSubscription kept) {
        try {
            WebhookSubscription open = seal.open(kept);
            broken.remove(kept.id());
            if (seal.isOutdated(kept)) {
                outdated.add(kept.id());
            } else {
                outdated.remove(kept.id());
            }
            return !open.equals(subscriptions.put(open.id(), open));
        } catch (Seal.Broken e) {
            // it is kept, and read again once the key is there
            broken.add(kept.id());
            LOG.errorf("a subscription gets nothing: id=%s cause=%s", kept.id(), e.getMessage());
            return subscriptions.remove(kept.id()) != null;
        }
    }

    /** Seals what still lies in the clear, or under a key that is on its way out. */
    private void sealAnew() {
        for (String id : List.copyOf(outdated)) {
            try {
                find(id).ifPresent(this::keep);
                LOG.infof("a subscription was sealed anew: id=%s", id);
            } catch (IllegalStateException e) {
                // the next start tries again
                LOG.warnf("a subscription is not sealed anew: id=%s cause=%s", id, e.getMessage());
            }
        }
    }

    /** How many cannot be read for want of the key they were sealed under. */
    int broken() {
        return broken.size();
    }

    /** All of them, in order of creation. */
    List<WebhookSubscription> all() {
        return subscriptions.values().stream()
                .sorted(Comparator.comparing(WebhookSubscription::created).thenComparing(WebhookSubscription::id))
                .toList();
    }

    Optional<WebhookSubscription> find(String id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    Optional<DeliveryState> state(String id) {
        return Optional.ofNullable(states.get(id));
    }

    /** The partition that decides which gateway sends for a subscription. */
    int partition(String id) {
        return TerritoryPartitioner.partition(id, Math.max(1, places.size() / 2));
    }

    /** Keeps a subscription; done when Kafka has it and it is in the book. */
    void keep(WebhookSubscription subscription) {
        await(send(
                Topic.SUBSCRIPTIONS, subscription.id(), Json.write(seal.close(subscription)), subscription.changed()));
    }

    /** Keeps a state, and waits for it. */
    void keep(DeliveryState state) {
        await(send(Topic.DELIVERIES, state.id(), Json.write(state), state.recorded()));
    }

    /** Notes a state without waiting. */
    void note(DeliveryState state) {
        if (subscriptions.containsKey(state.id())) {
            // one that is lost is followed by the next, and by one that is waited for
            var unused = send(Topic.DELIVERIES, state.id(), Json.write(state), state.recorded());
        }
    }

    /** Forgets a subscription. */
    void remove(String id) {
        await(send(Topic.SUBSCRIPTIONS, id, null, clock.instant()));
        await(send(Topic.DELIVERIES, id, null, clock.instant()));
    }

    private Future<org.apache.kafka.clients.producer.RecordMetadata> send(
            Topic topic, String id, byte @Nullable [] value, Instant when) {
        KafkaProducer<String, byte[]> sending = producer;
        if (sending == null) {
            throw new IllegalStateException("the book is not open");
        }
        var record = new ProducerRecord<>(topic.topicName(), id, value);
        byte[] said = value == null ? new byte[0] : value;
        String type =
                topic == Topic.SUBSCRIPTIONS ? "io.secunda.subscription.changed.v1" : "io.secunda.delivery.noted.v1";
        new Envelope(Envelope.idOf(id, said), "/secunda/gateway", type, id, when, when, id, topic.schemaUri())
                .addTo(record.headers());
        return sending.send(record);
    }

    /** Waits until Kafka has a record and it has been read back. */
    private void await(Future<org.apache.kafka.clients.producer.RecordMetadata> sent) {
        try {
            var at = sent.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            var place = new TopicPartition(at.topic(), at.partition());
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
            while (taken.getOrDefault(place, 0L) <= at.offset()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("a subscription was kept and cannot be read back");
                }
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keeping a subscription", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take a subscription", e);
        }
    }

    /** Waits until everything that is on the topics now has been read. */
    void awaitCurrent() {
        try (KafkaConsumer<String, byte[]> looking = clients.consumer(Map.of())) {
            Map<TopicPartition, Long> ends = looking.endOffsets(places);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
            while (places.stream().anyMatch(place -> taken.getOrDefault(place, 0L) < ends.getOrDefault(place, 0L))
                    && System.nanoTime() < end) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    /** Copies, for looking at. */
    Map<String, DeliveryState> statesNow() {
        return new HashMap<>(states);
    }
}
