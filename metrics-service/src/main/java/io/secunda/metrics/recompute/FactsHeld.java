package io.secunda.metrics.recompute;

import io.secunda.events.Json;
import io.secunda.events.Vintaged;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Geography;
import io.secunda.events.observation.Observation;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The facts that stand, as they came: one geography record a key; one observation, flow or agreement a cell. Each is in the store before
 * anything is made of it, so that whatever is lost with the heap can be built again.
 */
final class FactsHeld {

    /** Name of the store and of its changelog topic: changing it loses the state. */
    static final String STORE = "facts";

    // geography sorts before observations, so that a restored observation finds its variable
    private static final String GEOGRAPHY = "g/";
    private static final String OBSERVATION = "o/";
    private static final String FLOW = "f/";
    private static final String AGREEMENT = "a/";

    /** Told what is held. */
    interface Listener {

        void geography(Geography geography);

        void observation(Observation observation);

        void flow(Flow flow);

        void agreement(Agreement agreement);
    }

    private final KeyValueStore<String, byte[]> store;
    private int count;

    FactsHeld(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    int count() {
        return count;
    }

    /** Puts a geography record in place of an earlier one; whether it stands. */
    boolean put(Geography geography, byte[] bytes) {
        byte[] held = store.get(GEOGRAPHY + geography.key());
        if (held != null && !supersedes(geography, bytes, Json.read(held, Geography.class), held)) {
            return false;
        }
        put(GEOGRAPHY + geography.key(), held, bytes);
        return true;
    }

    /** The last recorded one stands; of two recorded at once, whichever came first, the one that is greater in bytes. */
    private static boolean supersedes(Geography one, byte[] bytes, Geography held, byte[] heldBytes) {
        int order = one.recorded().compareTo(held.recorded());
        return (order != 0 ? order : Arrays.compareUnsigned(bytes, heldBytes)) > 0;
    }

    /** Puts an observation in place of one that it supersedes; whether it stands. */
    boolean put(Observation observation, byte[] bytes) {
        return put(OBSERVATION, observation, Observation.class, bytes);
    }

    /** Puts a flow in place of one that it supersedes; whether it stands. */
    boolean put(Flow flow, byte[] bytes) {
        return put(FLOW, flow, Flow.class, bytes);
    }

    /** Puts an agreement in place of one that it supersedes; whether it stands. */
    boolean put(Agreement agreement, byte[] bytes) {
        return put(AGREEMENT, agreement, Agreement.class, bytes);
    }

    private boolean put(String sort, Vintaged fact, Class<? extends Vintaged> type, byte[] bytes) {
        String key = sort + fact.cell();
        byte[] held = store.get(key);
        if (held != null && !fact.supersedes(Json.read(held, type))) {
            return false;
        }
        put(key, held, bytes);
        return true;
    }

    private void put(String key, byte @Nullable [] held, byte[] bytes) {
        store.put(key, bytes);
        if (held == null) {
            count++;
        }
    }

    /**
     * Tells all facts.
     *
     * @return for each territory, the key of the fact that was recorded last
     */
    Map<String, String> tell(Listener listener) {
        var last = new TreeMap<String, String>();
        var times = new HashMap<String, Instant>();
        count = 0;
        try (var all = store.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                count++;
                if (entry.key.startsWith(GEOGRAPHY)) {
                    Geography record = Json.read(entry.value, Geography.class);
                    listener.geography(record);
                    note(last, times, record.territory(), record.key(), record.recorded());
                } else {
                    Vintaged record = fact(entry.key, entry.value, listener);
                    note(last, times, record.territory(), record.key(), record.recorded());
                }
            }
        }
        return last;
    }

    /** Tells the facts of one territory, from a store that may be written meanwhile; how many there are. */
    static int tell(ReadOnlyKeyValueStore<String, byte[]> store, String territory, Listener listener) {
        int told = 0;
        for (String sort : List.of(GEOGRAPHY, OBSERVATION, FLOW, AGREEMENT)) {
            // '0' follows '/'
            try (var entries = store.range(sort + territory + "/", sort + territory + "0")) {
                while (entries.hasNext()) {
                    var entry = entries.next();
                    if (sort.equals(GEOGRAPHY)) {
                        listener.geography(Json.read(entry.value, Geography.class));
                    } else {
                        fact(entry.key, entry.value, listener);
                    }
                    told++;
                }
            }
        }
        return told;
    }

    private static Vintaged fact(String key, byte[] bytes, Listener listener) {
        if (key.startsWith(OBSERVATION)) {
            Observation observation = Json.read(bytes, Observation.class);
            listener.observation(observation);
            return observation;
        }
        if (key.startsWith(FLOW)) {
            Flow flow = Json.read(bytes, Flow.class);
            listener.flow(flow);
            return flow;
        }
        Agreement agreement = Json.read(bytes, Agreement.class);
        listener.agreement(agreement);
        return agreement;
    }

    private static void note(
            Map<String, String> last, Map<String, Instant> times, String territory, String key, Instant recorded) {
        Instant known = times.get(territory);
        if (known == null || recorded.isAfter(known)) {
            times.put(territory, recorded);
            last.put(territory, key);
        }
    }
}
