package io.secunda.metrics.recompute;

import io.secunda.events.Frequency;
import io.secunda.events.Json;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.metrics.catalogue.IndicatorCatalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What was told last of each series and period, so that nothing is told twice, also after a restart. */
final class Published {

    /** Name of the store and of its changelog topic: changing it loses the state. */
    static final String STORE = "told";

    private static final String NO_WINDOW = "-";

    private final KeyValueStore<String, byte[]> store;
    // of the last value that was news, which is the next to be told: its text is not written twice
    private @Nullable String judgedKey;
    private @Nullable Told judged;

    Published(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Whether nothing was ever told, as far as the store knows. */
    boolean empty() {
        try (var all = store.all()) {
            return !all.hasNext();
        }
    }

    /** The value as it is to be told, with the one it takes the place of; empty when it says nothing new. */
    Optional<IndicatorValue> news(IndicatorValue value) {
        String key = value.key();
        Told held = held(key);
        Told now = Told.of(value);
        if (held != null && held.digest().equals(now.digest())) {
            return Optional.empty();
        }
        IndicatorValue next = held == null ? value : held.succeededBy(value);
        judgedKey = key;
        judged = now.recorded(next.recorded());
        return Optional.of(next);
    }

    /**
     * That a value which was told has no ground any more, since its input or membership is gone; empty if none was.
     *
     * @param key of the value
     * @param cause key of the record that led to it
     */
    Optional<IndicatorValue> withdrawal(String key, Function<Subject, Names> names, String cause, Instant now) {
        Told held = held(key);
        if (held == null) {
            return Optional.empty();
        }
        Parts parts = Parts.of(key);
        Subject subject = Subject.parse(parts.subject());
        IndicatorValue gone = new IndicatorValue(
                parts.territory(),
                parts.indicator(),
                subject,
                parts.window(),
                Period.parse(parts.period()),
                held.from(),
                null,
                Verdict.NOTHING_LEFT,
                Map.of(),
                List.of(),
                held.unit(),
                0,
                false,
                false,
                0,
                null,
                names.apply(subject),
                held.role(),
                List.of(),
                null,
                cause,
                now);
        return held.saysTheSameAs(gone) ? Optional.empty() : Optional.of(held.succeededBy(gone));
    }

    /** A key taken apart. */
    private record Parts(
            String territory,
            String subject,
            String indicator,
            @Nullable String window,
            String period) {

        static Parts of(String key) {
            String[] parts = key.split("/", -1);
            return new Parts(parts[0], parts[1], parts[2], parts[3].equals(NO_WINDOW) ? null : parts[3], parts[4]);
        }
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

    /** The values told last of a series, in order of time; of periods of one length. */
    NavigableMap<Period, Double> series(String territory, Subject subject, String indicator, Frequency frequency) {
        var series = new TreeMap<Period, Double>();
        String prefix = territory + "/" + subject + "/" + indicator + "/" + NO_WINDOW;
        try (var entries = store.range(prefix + "/", prefix + "0")) {
            while (entries.hasNext()) {
                var entry = entries.next();
                Period period = Period.parse(entry.key.substring(prefix.length() + 1));
                Double value = Json.read(entry.value, Told.class).value();
                if (value != null && period.frequency() == frequency) {
                    series.put(period, value);
                }
            }
        }
        return series;
    }

    /** The value told last, or null. */
    @Nullable Double value(String territory, Subject subject, String indicator, @Nullable String window, Period period) {
        Told held = held(key(territory, subject, indicator, window, period));
        return held == null ? null : held.value();
    }

    /** Whether a value was told last that says the same. */
    boolean says(IndicatorValue value) {
        Told held = held(value.key());
        return held != null && held.saysTheSameAs(value);
    }

    /** The value as the successor of the one told last of its series and period. */
    IndicatorValue afterLast(IndicatorValue value) {
        Told held = held(value.key());
        return held == null ? value.after(null) : held.succeededBy(value);
    }

    /** Notes that a value was told. */
    void put(IndicatorValue value) {
        String key = value.key();
        put(key, judged != null && key.equals(judgedKey) ? judged : Told.of(value));
        judged = null;
    }

    /** Notes what was told before. */
    void put(String key, Told told) {
        store.put(key, Json.write(told));
    }

    static String key(String territory, Subject subject, String indicator, @Nullable String window, Period period) {
        return territory + "/" + subject + "/" + indicator + "/" + (window == null ? NO_WINDOW : window) + "/" + period;
    }

    private @Nullable Told held(String key) {
        byte[] bytes = store.get(key);
        return bytes == null ? null : Json.read(bytes, Told.class);
    }
}
