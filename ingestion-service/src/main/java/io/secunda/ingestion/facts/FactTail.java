package io.secunda.ingestion.facts;

import io.quarkus.runtime.Startup;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads every fact topic from its beginning into the heap when the service starts, and follows them from then on.
 *
 * <p>Whole topics, whatever the number of instances: each has to know what is known before it can tell what is new.
 */
@Startup(TopicsReady.PRIORITY + 10)
@ApplicationScoped
public class FactTail {

    private static final Logger LOG = Logger.getLogger(FactTail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** What comes one by one is read together; what this instance recorded itself is known before. */
    private static final Duration BETWEEN_READS = Duration.ofMillis(20);

    private final KafkaClients clients;
    private final Map<Topic, TopicSink> sinks = new EnumMap<>(Topic.class);
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "known-facts");
    private volatile boolean running = true;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    FactTail(KafkaClients clients, TopicsReady topics, Instance<TopicSink> sinks) {
        topics.await();
        this.clients = clients;
        sinks.forEach(sink -> this.sinks.put(sink.topic(), sink));
    }

    @PostConstruct
    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether all that was on the topics at the start is known. */
    public boolean loaded() {
        return loaded.getCount() == 0;
    }

    /** Waits until all that was on the topics at the start is known; false if that takes longer than the patience. */
    public boolean awaitLoaded(Duration patience) {
        try {
            return loaded.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        while (running) {
            try {
                follow();
            } catch (WakeupException e) {
                LOG.debug("following the fact topics was stopped");
            } catch (RuntimeException e) {
                LOG.warnf(e, "following the fact topics failed, beginning again: pause=%s", PAUSE);
                sleep(PAUSE);
            }
        }
    }

    private void follow() {
        try (KafkaConsumer<String, byte[]> reading =
                clients.consumer(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000))) {
            consumer = reading;
            List<TopicPartition> partitions = sinks.keySet().stream()
                    .flatMap(topic -> reading.partitionsFor(topic.topicName()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reading.assign(partitions);
            reading.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
            while (running) {
                reading.poll(POLL).forEach(this::take);
                if (!loaded()
                        && ends.entrySet().stream().allMatch(end -> reading.position(end.getKey()) >= end.getValue())) {
                    loaded.countDown();
                }
                if (loaded()) {
                    sleep(BETWEEN_READS);
                }
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Topic.named(record.topic()).map(sinks::get).ifPresent(sink -> {
            try {
                sink.take(record);
            } catch (IllegalArgumentException e) {
                LOG.debugf(
                        "record passed over: topic=%s partition=%d offset=%d reason=%s",
                        record.topic(), record.partition(), record.offset(), e.getMessage());
            }
        });
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        running = false;
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        thread.join(5_000);
    }
}
