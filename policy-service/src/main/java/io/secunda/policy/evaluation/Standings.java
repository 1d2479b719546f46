package io.secunda.policy.evaluation;

import io.secunda.events.Json;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Where every recommendation stands, in the store, by {@code CN/rule~subject}. */
final class Standings {

    /** Name of the store and of its changelog: changing it reads everything anew from the topic. */
    static final String STORE = "recommendations";

    private final KeyValueStore<String, byte[]> store;

    Standings(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Nullable Standing find(String key) {
        byte[] stored = store.get(key);
        return stored == null ? null : Json.read(stored, Standing.class);
    }

    /** Whether nothing was ever told, as far as the store knows. */
    boolean empty() {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            return !all.hasNext();
        }
    }

    void put(Standing standing) {
        store.put(standing.last().key(), Json.write(standing));
    }

    /** Hands over everything that is stored. */
    void forEach(Consumer<Standing> consumer) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                consumer.accept(Json.read(all.next().value, Standing.class));
            }
        }
    }
}
