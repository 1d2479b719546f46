package io.secunda.ingestion.facts;

import io.secunda.events.topic.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Something in the heap that follows a topic from its beginning. */
public interface TopicSink {

    /** What it follows. */
    Topic topic();

    /**
     * Takes a record in; the same one may come twice.
     *
     * @throws IllegalArgumentException when it cannot be read; it is passed over, the view's feed sets it aside
     */
    void take(ConsumerRecord<String, byte[]> record);
}
