package io.secunda.events.topic;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A log that was restored into this one: its records stand where they stood there, as far as the backup went. What subscribers hold
 * of it as their position goes on here up to there; what is beyond is another history.
 *
 * @param log id of the Kafka cluster that it was
 * @param ends by topic and partition, the offset after the last record that was restored
 * @param restored when
 */
public record FormerLog(String log, Map<String, List<Long>> ends, Instant restored) {

    public FormerLog {
        var copy = new HashMap<String, List<Long>>();
        ends.forEach((topic, offsets) -> copy.put(topic, List.copyOf(offsets)));
        ends = Map.copyOf(copy);
    }
}
