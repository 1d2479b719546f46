package io.secunda.metrics.recompute;

import io.secunda.events.Json;
import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.metrics.catalogue.IndicatorCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What was told last of each series and period, so that nothing is told twice, also after a restart. */
final class Published {

    /** Name of the store and of its changelog topic: changing it loses the state. */
    static final String STORE = "published";

    private final KeyValueStore<String, byte[]> store;

    Published(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** The value as it is to be told, with the one it takes the place of; empty when it says nothing new. */
    Optional<IndicatorValue> news(IndicatorValue value) {
        IndicatorValue held = held(value.key());
        if (held == null) {
            return Optional.of(value);
        }
        return held.saysTheSameAs(value) ? Optional.empty() : Optional.of(after(held, value));
    }

    /** That a value which was told has no ground any more, since its input or membership is gone; empty if none was. */
    Optional<IndicatorValue> withdrawal(String territory, Item item, Subject subject, String cause, Instant now) {
        return withdrawal(key(territory, item, subject), cause, now);
    }

    /** The same, by the value's key. */
    Optional<IndicatorValue> withdrawal(String key, String cause, Instant now) {
        IndicatorValue held = held(key);
        if (held == null) {
            return Optional.empty();
        }
        IndicatorValue gone = new IndicatorValue(
                held.territory(),
                held.indicator(),
                held.subject(),
                held.window(),
                held.period(),
                held.from(),
                null,
                Verdict.word(Reason.MISSING_INPUT),
                Map.of(),
                List.of(),
                held.unit(),
                0,
                false,
                false,
                0,
                null,
                held.names(),
                held.role(),
                List.of(),
                null,
                cause,
                now);
        return held.saysTheSameAs(gone) ? Optional.empty() : Optional.of(after(held, gone));
    }

    /** Keys of values of indicators, or over windows, that a territory does not have. */
    List<String> keysOutside(String territory, IndicatorCatalogue catalogue, Set<String> windows) {
        List<String> outside = new ArrayList<>();
        // '0' follows '/'
        try (var keys = store.range(territory + "/", territory + "0")) {
            while (keys.hasNext()) {
                String key = keys.next().key;
                String[] parts = key.split("/", -1);
                if (!catalogue.has(parts[2]) || !windows.contains(parts[3])) {
                    outside.add(key);
                }
            }
        }
        return outside;
    }

    /** Notes that a value was told. */
    void put(IndicatorValue value, byte[] bytes) {
        store.put(value.key(), bytes);
    }

    private static String key(String territory, Item item, Subject subject) {
        String window = item.window() == null ? "-" : item.window();
        Period period = item.period();
        return territory + "/" + subject + "/" + item.indicator().id() + "/" + window + "/" + period;
    }

    private @Nullable IndicatorValue held(String key) {
        byte[] bytes = store.get(key);
        return bytes == null ? null : Json.read(bytes, IndicatorValue.class);
    }

    private static IndicatorValue after(IndicatorValue held, IndicatorValue value) {
        return new IndicatorValue(
                value.territory(),
                value.indicator(),
                value.subject(),
                value.window(),
                value.period(),
                value.from(),
                value.value(),
                value.reason(),
                value.parts(),
                value.components(),
                value.unit(),
                value.coverage(),
                value.provisional(),
                value.crossesBreak(),
                value.inputs(),
                held.value(),
                value.names(),
                value.role(),
                value.sources(),
                value.vintage(),
                value.cause(),
                value.recorded());
    }
}
