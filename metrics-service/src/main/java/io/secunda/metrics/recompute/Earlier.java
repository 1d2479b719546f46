package io.secunda.metrics.recompute;

import io.secunda.events.topic.Topic;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds what is on a topic already, for a stream that comes up without its stores. */
@FunctionalInterface
public interface Earlier {

    /** Where there is nothing. */
    Earlier NOTHING = (topic, partition, taker) -> {};

    /** Hands over all records that are on a partition of a topic, in order. */
    void read(Topic topic, int partition, Consumer<ConsumerRecord<String, byte[]>> taker);
}
