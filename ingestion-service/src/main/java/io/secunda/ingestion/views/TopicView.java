package io.secunda.ingestion.views;

import io.secunda.events.topic.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A view that one topic feeds.
 *
 * @param <T> a record of the topic
 */
public interface TopicView<T> {

    /** What feeds it. */
    Topic topic();

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException when it cannot be read, saying why
     */
    T read(ConsumerRecord<String, byte[]> record);

    /** Takes records in, in their order. They may come again, and must change nothing then. */
    void apply(List<T> records);

    /** Empties it. */
    void clear();
}
