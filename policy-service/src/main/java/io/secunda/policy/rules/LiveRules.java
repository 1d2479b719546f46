package io.secunda.policy.rules;

import io.quarkus.runtime.Startup;
import io.secunda.events.Json;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The rules in force: those of the folders, and over them those that were posted.
 *
 * <p>Every instance reads the whole topic of rules: to its end before the stream starts, so that no rule of yesterday is
 * evaluated after a restart, and then as it grows.
 */
@Startup(TopicsReady.PRIORITY + 1)
@ApplicationScoped
public class LiveRules {

    private static final Logger LOG = Logger.getLogger(LiveRules.class);
    private static final String NAME = Topic.RULES.topicName();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PATIENCE_MS = 10_000;

    private final KafkaClients clients;
    private final TopicsReady topics;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final Map<TopicPartition, Long> taken = new HashMap<>();
    private volatile RuleState state;
    private volatile boolean closed;

    LiveRules(FolderRules folders, KafkaClients clients, TopicsReady topics) {
        this.clients = clients;
        this.topics = topics;
        this.state = RuleState.of(folders);
        this.consumer = clients.consumer(Map.of());
        this.thread = new Thread(this::run, "secunda-rules");
        this.thread.setDaemon(true);
    }

    @PostConstruct
    void start() {
        topics.await();
        List<TopicPartition> places = consumer.partitionsFor(NAME).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(places);
        consumer.seekToBeginning(places);
        Map<TopicPartition, Long> ends = consumer.endOffsets(places);
        while (places.stream().anyMatch(place -> consumer.position(place) < ends.getOrDefault(place, 0L))) {
            take(consumer.poll(POLL));
        }
        LOG.infof(
                "rules in force: count=%d posted=%d",
                base().rules().size(), state.posted().size());
        thread.start();
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                try {
                    take(consumer.poll(POLL));
                } catch (WakeupException e) {
                    return;
                } catch (RuntimeException e) {
                    LOG.errorf(e, "posted rules cannot be read, trying again");
                    pause();
                }
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop")
    private synchronized void pause() {
        try {
            // woken early it tries again a little sooner
            wait(1_000);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @SuppressWarnings("ReferenceEquality") // each change makes another state
    private synchronized void take(ConsumerRecords<String, byte[]> records) {
        for (ConsumerRecord<String, byte[]> found : records) {
            RuleState before = state;
            if (found.value() != null) {
                try {
                    state = before.with(Json.read(found.value(), PostedRule.class));
                } catch (IllegalArgumentException e) {
                    LOG.warnf(
                            "posted rule cannot be read and is left out: key=%s cause=%s", found.key(), e.getMessage());
                }
            }
            if (state != before) {
                LOG.infof("rule has changed: key=%s", found.key());
            }
            taken.put(new TopicPartition(found.topic(), found.partition()), found.offset() + 1);
        }
        notifyAll();
    }

    /** The rules in force now; the same object until they change. */
    public RuleBase base() {
        return state.base();
    }

    RuleState state() {
        return state;
    }

    /**
     * Keeps a version of a rule; returns when Kafka has it and it is in force here.
     *
     * @throws IllegalStateException when Kafka does not take it in time
     */
    void publish(PostedRule rule, Instant now) {
        byte[] value = Json.write(rule);
        var record = new ProducerRecord<>(NAME, rule.key(), value);
        new Envelope(
                        Envelope.idOf(rule.key(), value),
                        "/secunda/policy-service",
                        rule.off() == null ? PostedRule.POSTED : PostedRule.TURNED_OFF,
                        rule.key(),
                        now,
                        now,
                        rule.id(),
                        Topic.RULES.schemaUri())
                .addTo(record.headers());
        try (var producer = clients.producer(Map.of("delivery.timeout.ms", 10_000, "request.timeout.ms", 5_000))) {
            awaitTaken(producer.send(record).get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keeping a rule", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take the rule", e.getCause());
        }
    }

    private synchronized void awaitTaken(RecordMetadata place) throws InterruptedException {
        var partition = new TopicPartition(place.topic(), place.partition());
        long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MS).toNanos();
        while (taken.getOrDefault(partition, 0L) <= place.offset() && System.nanoTime() < end) {
            wait(100);
        }
    }

    @PreDestroy
    void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
