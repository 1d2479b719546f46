package io.secunda.policy;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.policy.evaluation.EarlierValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Reads the topic of indicators from its beginning. */
final class TopicEarlierValues implements EarlierValues {

    private static final Logger LOG = Logger.getLogger(TopicEarlierValues.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;

    TopicEarlierValues(KafkaClients clients) {
        this.clients = clients;
    }

    @Override
    public void read(Set<String> indicators, int partition, Consumer<IndicatorValue> consumer) {
        var place = new TopicPartition(Topic.INDICATORS.topicName(), partition);
        long count = 0;
        try (KafkaConsumer<String, byte[]> kafka = clients.consumer(Map.of())) {
            kafka.assign(List.of(place));
            kafka.seekToBeginning(List.of(place));
            long end = kafka.endOffsets(List.of(place)).getOrDefault(place, 0L);
            while (kafka.position(place) < end) {
                for (ConsumerRecord<String, byte[]> found : kafka.poll(POLL)) {
                    if (concerns(found, indicators) && hand(found, consumer)) {
                        count++;
                    }
                }
            }
        }
        LOG.infof("earlier values read: partition=%d indicators=%d values=%d", partition, indicators.size(), count);
    }

    /** The key says it, so that most records need not be read: {@code CN/region:YRD/theil_t/-/2020}. */
    private static boolean concerns(ConsumerRecord<String, byte[]> found, Set<String> indicators) {
        String[] parts = found.key() == null ? new String[0] : found.key().split("/", 5);
        return found.value() != null && parts.length == 5 && indicators.contains(parts[2]);
    }

    private static boolean hand(ConsumerRecord<String, byte[]> found, Consumer<IndicatorValue> consumer) {
        try {
            consumer.accept(Json.read(found.value(), IndicatorValue.class));
            return true;
        } catch (IllegalArgumentException e) {
            return false; // the stream sets it aside when it gets there
        }
    }
}
