package io.secunda.gateway.webhooks;

import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Which gateway sends for which subscriptions: the gateways are a group of consumers of the topic of subscriptions, and whoever
 * has a partition sends for those on it. One that stops or is killed gives its partitions to the others.
 */
final class Ownership {

    private static final Logger LOG = Logger.getLogger(Ownership.class);
    private static final String GROUP = "secunda-webhooks";
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::run, "secunda-webhook-owner");
    private final Runnable changed;
    private volatile boolean closed;

    /**
     * @param changed run before partitions are given away and after others came
     */
    Ownership(KafkaClients clients, Runnable changed) {
        this.changed = changed;
        this.consumer = clients.consumer(
                Map.of(ConsumerConfig.GROUP_ID_CONFIG, GROUP, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"));
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean has(int partition) {
        return owned.contains(partition);
    }

    int size() {
        return owned.size();
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topic.SUBSCRIPTIONS.topicName()), new Listener());
            while (!closed) {
                try {
                    // only for the membership; what is on the topic is read by the book
                    consumer.poll(POLL);
                } catch (WakeupException e) {
                    LOG.debug("ownership of webhooks ends");
                } catch (RuntimeException e) {
                    LOG.warnf(e, "ownership of webhooks cannot be kept just now");
                    sleep();
                }
            }
        } finally {
            owned.clear();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Listener implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> owned.remove(partition.partition()));
            changed.run();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> owned.add(partition.partition()));
            changed.run();
        }
    }

    void close() throws InterruptedException {
        closed = true;
        consumer.wakeup();
        thread.join(5_000);
    }
}
