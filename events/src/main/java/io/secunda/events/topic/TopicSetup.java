package io.secunda.events.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that are missing, and waits until every partition answers.
 *
 * <p>Every service does this before its first record, whichever comes first. The wait matters: right after a topic is
 * created, an idempotent producer at full rate can get stuck on a partition whose leader is not ready yet.
 */
public final class TopicSetup {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private TopicSetup() {}

    /**
     * Makes all topics ready.
     *
     * @param kafka client settings, at least {@code bootstrap.servers}
     * @param partitions for topics that do not exist yet; more territories than this share partitions
     * @param replicas for topics that do not exist yet
     * @param patience how long to wait for the broker
     * @throws IllegalStateException when the broker is not ready in time, saying what was tried
     */
    public static void ensure(Map<String, ?> kafka, int partitions, short replicas, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            while (true) {
                try {
                    create(admin, partitions, replicas);
                    awaitLeaders(admin);
                    return;
                } catch (ExecutionException e) {
                    if (System.nanoTime() > end) {
                        throw new IllegalStateException(
                                "Kafka at " + kafka.get("bootstrap.servers") + " was not ready within "
                                        + patience.toSeconds() + " s: " + e.getCause(),
                                e);
                    }
                    Thread.sleep(PAUSE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }

    private static void create(Admin admin, int partitions, short replicas)
            throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (!existing.contains(topic.topicName())) {
                missing.add(new NewTopic(topic.topicName(), partitions, replicas).configs(settings(topic)));
            }
        }
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static Map<String, String> settings(Topic topic) {
        return topic.compacted()
                ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                : Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    }

    private static void awaitLeaders(Admin admin) throws ExecutionException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            names.add(topic.topicName());
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (var description : admin.describeTopics(names).allTopicNames().get().values()) {
            description
                    .partitions()
                    .forEach(p -> ends.put(new TopicPartition(description.name(), p.partition()), OffsetSpec.latest()));
        }
        admin.listOffsets(ends).all().get();
    }
}
