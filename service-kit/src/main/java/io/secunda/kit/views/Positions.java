package io.secunda.kit.views;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far a view has read, kept where the view is, so that both are lost or kept together. */
public interface Positions {

    /** The next offsets to read; a partition that was never read is left out. */
    Map<TopicPartition, Long> of(Collection<TopicPartition> partitions);

    /** Stores the next offsets to read. */
    void store(Map<TopicPartition, Long> next);

    /** Forgets all of them, so that reading starts anew. */
    void clear();
}
