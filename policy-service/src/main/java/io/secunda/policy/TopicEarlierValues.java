package io.secunda.policy;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.WholePartition;
import io.secunda.policy.evaluation.EarlierValues;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jboss.logging.Logger;

/** Reads the topic of indicators from its beginning. */
final class TopicEarlierValues implements EarlierValues {

    private static final Logger LOG = Logger.getLogger(TopicEarlierValues.class);

    private final Supplier<KafkaConsumer<String, byte[]>> consumers;

    TopicEarlierValues(Supplier<KafkaConsumer<String, byte[]>> consumers) {
        this.consumers = consumers;
    }

    @Override
    public void read(Set<String> indicators, int partition, Consumer<IndicatorValue> consumer) {
        long[] count = new long[1];
        WholePartition.read(consumers, Topic.INDICATORS, partition, found -> {
            if (concerns(found, indicators) && hand(found, consumer)) {
                count[0]++;
            }
        });
        LOG.infof("earlier values read: partition=%d indicators=%d values=%d", partition, indicators.size(), count[0]);
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
