package io.secunda.systemtests;

import io.secunda.events.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What was set aside. */
final class DeadLetters {

    private DeadLetters() {}

    /** A reason that was given, for each topic of which something was set aside. */
    static Map<String, String> reasons(String bootstrap) {
        var reasons = new TreeMap<String, String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            String topic = Topic.DEAD_LETTERS.topicName();
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> {
                    String reason = header(letter.headers(), "secunda_reason");
                    if (!reason.isBlank()) {
                        reasons.put(header(letter.headers(), "secunda_topic"), reason);
                    }
                });
            }
        }
        return reasons;
    }

    private static String header(Headers headers, String name) {
        var found = headers.lastHeader(name);
        return found == null || found.value() == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
    }
}
