package io.secunda.ingestion.facts;

import io.secunda.events.topic.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which records were set aside before, so that a rebuilt view does not set them aside again. */
@ApplicationScoped
public class KnownDeadLetters implements TopicSink {

    private final Set<String> places = ConcurrentHashMap.newKeySet();

    @Override
    public Topic topic() {
        return Topic.DEAD_LETTERS;
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() != null) {
            places.add(record.key());
        }
    }

    /** Whether a record was set aside. */
    public boolean has(ConsumerRecord<String, byte[]> unreadable) {
        return places.contains(unreadable.topic() + "/" + unreadable.partition() + "/" + unreadable.offset());
    }

    /** How many records of all topics were set aside, ever. */
    public int size() {
        return places.size();
    }
}
