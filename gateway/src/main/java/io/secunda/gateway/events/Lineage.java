package io.secunda.gateway.events;

import io.secunda.events.Json;
import io.secunda.events.topic.FormerLog;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.WholePartition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The logs that were restored into this one, and how far. A position of one of them means the same place here, unless it is beyond
 * what was restored: there something else stands by now.
 */
final class Lineage {

    static final Lineage NONE = new Lineage(Map.of());
    private static final Logger LOG = Logger.getLogger(Lineage.class);

    private final Map<Integer, Positions> ends;

    private Lineage(Map<Integer, Positions> ends) {
        this.ends = ends;
    }

    /** A position is of a history that did not come with the backup. */
    static final class Beyond extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Beyond() {
            super("cursor from after the backup that was restored");
        }
    }

    static Lineage of(List<FormerLog> logs) {
        Map<Integer, Positions> ends = new HashMap<>();
        for (FormerLog log : logs) {
            Map<TopicPartition, Long> reached = new HashMap<>();
            Streamed.TOPICS.forEach(topic -> {
                List<Long> offsets = log.ends().getOrDefault(topic.topicName(), List.of());
                for (int partition = 0; partition < offsets.size(); partition++) {
                    reached.put(new TopicPartition(topic.topicName(), partition), offsets.get(partition));
                }
            });
            ends.put(log.log().hashCode(), Positions.of(reached));
        }
        return new Lineage(ends);
    }

    /** Reads it from its topic. */
    static Lineage read(Supplier<KafkaConsumer<String, byte[]>> consumers) {
        var logs = new HashMap<String, FormerLog>();
        // few are ever written, and all of them to the first partition
        WholePartition.read(consumers, Topic.LINEAGE, 0, found -> {
            try {
                logs.put(found.key(), Json.read(found.value(), FormerLog.class));
            } catch (RuntimeException e) {
                LOG.warnf(
                        "a log that was restored cannot be read, cursors of it will be told of a gap: offset=%d cause=%s",
                        found.offset(), e.getMessage());
            }
        });
        return of(List.copyOf(logs.values()));
    }

    /**
     * Positions of another log as they hold here.
     *
     * @throws IllegalArgumentException when that log is none that was restored; {@link Beyond} when it was not so far
     */
    Positions check(Positions positions, int log) {
        Positions end = ends.get(log);
        if (end == null) {
            throw new IllegalArgumentException("cursor of another log");
        }
        if (!end.covers(positions)) {
            throw new Beyond();
        }
        return positions;
    }
}
