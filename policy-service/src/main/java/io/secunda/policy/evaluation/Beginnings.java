package io.secunda.policy.evaluation;

import io.secunda.events.topic.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where the values that opened questions began, by their keys, which are the causes of events. Bounded: what is asked after a
 * long pause goes without.
 */
final class Beginnings {

    private static final int MOST = 20_000;

    private final Map<String, Origin> byCause = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Origin> eldest) {
            return size() > MOST;
        }
    };

    void note(String cause, Headers headers) {
        // only what was handed on: a value's own recording is not where it began
        Origin.handedOn(headers).ifPresent(origin -> byCause.put(cause, origin));
    }

    @Nullable Origin of(String cause) {
        return byCause.get(cause);
    }

    /** No question is open any more. */
    void clear() {
        byCause.clear();
    }
}
