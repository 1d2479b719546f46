package io.secunda.events.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
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
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

    /**
     * Few keys that are written again and again. What is compacted are whole segments, which are a gigabyte otherwise, and all of it
     * is read at each start.
     */
    private static final Set<Topic> REWRITTEN = Set.of(Topic.DELIVERIES, Topic.ATTEMPTS);

    private static final String REWRITTEN_SEGMENT_BYTES = String.valueOf(16 << 20);

    private TopicSetup() {}

    /**
     * Makes all topics ready.
     *
     * @param kafka client settings, at least {@code bootstrap.servers}
     * @param partitions for topics where none exists yet, else a new one gets as many as the others have; more
     *     territories than this share partitions
     * @param replicas for topics that do not exist yet
     * @param patience how long to wait for the broker
     * @throws IllegalStateException when the broker is not ready in time, or topics that exist differ in their number of
     *     partitions, so that a territory would be in several places; says what was found
     */
    public static void ensure(Map<String, ?> kafka, int partitions, short replicas, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            // made anew each time: where the broker's name is not known yet, this is what fails
            try (Admin admin = Admin.create(settings(kafka, patience))) {
                create(admin, partitions, replicas);
                awaitLeaders(admin);
                return;
            } catch (ExecutionException e) {
                retryUntil(end, kafka, patience, String.valueOf(e.getCause()), e);
            } catch (KafkaException e) {
                retryUntil(end, kafka, patience, e + (e.getCause() == null ? "" : ": " + e.getCause()), e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static Map<String, Object> settings(Map<String, ?> kafka, Duration patience) {
        int requestMs = (int) Math.max(1_000, Math.min(patience.toMillis(), LONGEST_REQUEST.toMillis()));
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, requestMs);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, requestMs);
        return settings;
    }

    private static void retryUntil(long end, Map<String, ?> kafka, Duration patience, String why, Exception cause) {
        if (System.nanoTime() > end) {
            throw new IllegalStateException(
                    "Kafka at " + kafka.get("bootstrap.servers") + " was not ready within " + patience.toSeconds()
                            + " s: " + why,
                    cause);
        }
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for Kafka", e);
    }

    private static void create(Admin admin, int partitions, short replicas)
            throws ExecutionException, InterruptedException {
        Set<String> existing = new HashSet<>(names());
        existing.retainAll(admin.listTopics().names().get());
        int count = describe(admin, existing).stream()
                .mapToInt(topic -> topic.partitions().size())
                .findFirst()
                .orElse(partitions);
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (!existing.contains(topic.topicName())) {
                missing.add(new NewTopic(topic.topicName(), count, replicas).configs(settings(topic)));
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
        Map<String, String> settings = new HashMap<>();
        // a record from before a clock was put back is still one: Kafka would refuse what is an hour ahead of it
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
        if (topic.compacted() || REWRITTEN.contains(topic)) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            settings.put(
                    TopicConfig.RETENTION_MS_CONFIG,
                    String.valueOf(topic.kept().map(Duration::toMillis).orElse(-1L)));
            settings.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
        }
        if (REWRITTEN.contains(topic)) {
            settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, REWRITTEN_SEGMENT_BYTES);
        }
        return settings;
    }

    private static void awaitLeaders(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        var counts = new TreeMap<String, Integer>();
        for (TopicDescription topic : describe(admin, names())) {
            counts.put(topic.name(), topic.partitions().size());
            topic.partitions()
                    .forEach(p -> ends.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        }
        if (new HashSet<>(counts.values()).size() > 1) {
            throw new IllegalStateException("the topics must all have the same number of partitions, but have " + counts
                    + "; add partitions to those that have fewer while they are empty, or begin with new topics");
        }
        admin.listOffsets(ends).all().get();
    }

    private static List<TopicDescription> describe(Admin admin, Collection<String> names)
            throws ExecutionException, InterruptedException {
        return List.copyOf(admin.describeTopics(names).allTopicNames().get().values());
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            names.add(topic.topicName());
        }
        return names;
    }
}
