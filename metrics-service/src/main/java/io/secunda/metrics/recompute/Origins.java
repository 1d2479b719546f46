package io.secunda.metrics.recompute;

import io.secunda.events.topic.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Where the facts came from that wait for their recomputation, by their keys, which are the causes of values. Bounded: in a
 * long upload values of the oldest facts go without, rather than that the heap fills up.
 */
final class Origins {

    private static final int MOST = 20_000;

    private final Map<String, Origin> byCause = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Origin> eldest) {
            return size() > MOST;
        }
    };

    private Headers lastHeaders = new RecordHeaders();
    private @Nullable Origin last;

    /** Notes that of a fact that stands. */
    void note(String cause, Headers headers) {
        // those of one request are the same, so they are read once and kept once
        if (last == null || !Origin.alike(headers, lastHeaders)) {
            last = Origin.of(headers).orElse(null);
            lastHeaders = headers;
        }
        if (last != null) {
            byCause.put(cause, last);
        }
    }

    /** That of a cause, or null when it is not known any more. */
    @Nullable Origin of(String cause) {
        return byCause.get(cause);
    }

    /** Nothing waits any more. */
    void clear() {
        byCause.clear();
    }
}
