package io.secunda.ingestion.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.FactTail;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.metrics.Lag;
import io.secunda.kit.status.StatusSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the inbox, its partitions shared with the other instances of this service. A position is committed once what is
 * before it is on Kafka as facts or set aside; what is read again for want of that changes nothing.
 */
@Startup(TopicsReady.PRIORITY + 30)
@ApplicationScoped
class InboxReader implements StatusSource {

    /** Group of the consumers; renaming it makes the inbox be read anew, which costs time and changes nothing. */
    static final String GROUP = "secunda-ingestion-inbox";

    private static final Logger LOG = Logger.getLogger(InboxReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final FactTail facts;
    private final Inbox inbox;
    private final InboxConfig config;
    private final Map<TopicPartition, Remembered> remembered = new HashMap<>();
    private @Nullable Thread thread;
    private volatile boolean running;
    private volatile long lag;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    InboxReader(KafkaClients clients, FactTail facts, Inbox inbox, InboxConfig config, MeterRegistry meters) {
        this.clients = clients;
        this.facts = facts;
        this.inbox = inbox;
        this.config = config;
        Lag.measure(meters, "inbox", this, reader -> reader.lag);
    }

    @PostConstruct
    void start() {
        if (config.enabled()) {
            running = true;
            thread = new Thread(this::run, "inbox");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        while (running) {
            try {
                if (facts.awaitLoaded(PAUSE)) {
                    follow();
                }
            } catch (WakeupException e) {
                LOG.debug("reading the inbox was stopped");
            } catch (RuntimeException e) {
                LOG.warnf(e, "reading the inbox failed, beginning again where it was: pause=%s", PAUSE);
                sleep();
            }
        }
    }

    private void follow() {
        Map<String, Object> settings =
                Map.of(ConsumerConfig.GROUP_ID_CONFIG, GROUP, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        try (KafkaConsumer<String, byte[]> reading = clients.consumer(settings)) {
            consumer = reading;
            remembered.clear();
            reading.subscribe(List.of(Topic.INBOX.topicName()), new Forgetting());
            while (running) {
                var records = reading.poll(POLL);
                for (TopicPartition partition : records.partitions()) {
                    take(reading, partition, records.records(partition));
                }
                lag = reading.assignment().stream()
                        .mapToLong(partition -> reading.currentLag(partition).orElse(0))
                        .sum();
            }
        }
    }

    private void take(
            KafkaConsumer<String, byte[]> reading,
            TopicPartition partition,
            List<ConsumerRecord<String, byte[]>> records) {
        long first = records.get(0).offset();
        Remembered before = remembered.computeIfAbsent(partition, p -> recall(p, first));
        inbox.take(
                records,
                before,
                last -> reading.commitSync(Map.of(partition, new OffsetAndMetadata(last.offset() + 1))));
    }

    /** What came before an offset: read again, since it is kept nowhere else. */
    private Remembered recall(TopicPartition partition, long end) {
        var found = new Remembered(config.remembered());
        try (KafkaConsumer<String, byte[]> reading = clients.consumer(Map.of())) {
            List<TopicPartition> one = List.of(partition);
            reading.assign(one);
            long begin = reading.beginningOffsets(one).getOrDefault(partition, end);
            reading.seek(partition, Math.max(begin, end - config.remembered()));
            while (reading.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : reading.poll(POLL)) {
                    if (record.offset() < end) {
                        inbox.recall(record, found);
                    }
                }
            }
        }
        return found;
    }

    /** What another instance takes in meanwhile is not remembered here. */
    private final class Forgetting implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            remembered.keySet().removeAll(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            remembered.keySet().removeAll(partitions);
        }
    }

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public Map<String, Object> status() {
        Map<String, Object> status = new HashMap<>(inbox.status());
        status.put("enabled", config.enabled());
        status.put("lag", lag);
        return status;
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE.toMillis());
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
        if (thread != null) {
            thread.join(5_000);
        }
    }
}
