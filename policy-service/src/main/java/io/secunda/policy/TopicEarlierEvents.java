package io.secunda.policy;

import io.secunda.events.Json;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.WholePartition;
import io.secunda.policy.evaluation.EarlierEvents;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jboss.logging.Logger;

/** Reads the topic of recommendations from its beginning. */
final class TopicEarlierEvents implements EarlierEvents {

    private static final Logger LOG = Logger.getLogger(TopicEarlierEvents.class);

    private final Supplier<KafkaConsumer<String, byte[]>> consumers;

    TopicEarlierEvents(Supplier<KafkaConsumer<String, byte[]>> consumers) {
        this.consumers = consumers;
    }

    @Override
    public void read(int partition, Consumer<Recommendation> consumer) {
        long[] count = new long[1];
        WholePartition.read(consumers, Topic.RECOMMENDATIONS, partition, found -> {
            if (found.value() == null) {
                return;
            }
            try {
                consumer.accept(Json.read(found.value(), Recommendation.class));
                count[0]++;
            } catch (IllegalArgumentException e) {
                LOG.warnf(
                        "event of a recommendation cannot be read and is left out: partition=%d offset=%d cause=%s",
                        partition, found.offset(), e.getMessage());
            }
        });
        LOG.infof("earlier events read: partition=%d events=%d", partition, count[0]);
    }
}
