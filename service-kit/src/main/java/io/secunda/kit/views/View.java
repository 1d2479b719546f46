package io.secunda.kit.views;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A read side that can be dropped and rebuilt from its topics at any time. */
public interface View {

    /**
     * Takes in records, in order within a partition. The same records may come again, so this must change nothing the
     * second time. A record that cannot be read is set aside here; an exception means that the database does not answer,
     * and the batch is given again.
     */
    void apply(List<ConsumerRecord<String, byte[]>> batch);

    /** Empties it. */
    void clear();
}
