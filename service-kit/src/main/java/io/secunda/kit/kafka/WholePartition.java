package io.secunda.kit.kafka;

import io.secunda.events.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what is on a partition of a topic, from its beginning to the end that it has at the time. */
public final class WholePartition {

    private static final Duration POLL = Duration.ofMillis(200);

    private WholePartition() {}

    /**
     * Hands over the records in order.
     *
     * @param consumers makes the consumer to read with, which is closed afterwards; of committed records only
     */
    public static void read(
            Supplier<KafkaConsumer<String, byte[]>> consumers,
            Topic topic,
            int partition,
            Consumer<ConsumerRecord<String, byte[]>> taker) {
        var place = new TopicPartition(topic.topicName(), partition);
        try (KafkaConsumer<String, byte[]> kafka = consumers.get()) {
            kafka.assign(List.of(place));
            kafka.seekToBeginning(List.of(place));
            long end = kafka.endOffsets(List.of(place)).getOrDefault(place, 0L);
            while (kafka.position(place) < end) {
                for (ConsumerRecord<String, byte[]> found : kafka.poll(POLL)) {
                    taker.accept(found);
                }
            }
        }
    }
}
