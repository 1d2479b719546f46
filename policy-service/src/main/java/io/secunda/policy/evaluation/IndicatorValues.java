package io.secunda.policy.evaluation;

import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The latest value of every period of the series that rules look at, in the store, {@linkplain Packing packed}. */
final class IndicatorValues implements Series.Lookup {

    /** Name of the store and of its changelog: changing it loses the state. */
    static final String STORE = "indicator-values";

    /** Begins the keys that say which indicators are kept; no territory begins so. */
    private static final String KEPT = "#";

    private final KeyValueStore<String, byte[]> store;
    private final CitiesOfRegions cities = new CitiesOfRegions();
    private final RegionsOfCities regions = new RegionsOfCities(this::subjectsOfCities);

    IndicatorValues(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * Takes in a value.
     *
     * @return whether it was news: neither known already nor older than what is known
     */
    boolean put(IndicatorValue value) {
        cities.note(value);
        byte[] stored = store.get(value.key());
        if (stored != null) {
            IndicatorValue known = Packing.unpack(stored);
            if (known.equals(value) || known.recorded().isAfter(value.recorded())) {
                return false;
            }
        }
        store.put(value.key(), Packing.pack(value));
        regions.note(value.territory(), value.subject());
        return true;
    }

    /** Hands over everything that is stored. */
    void forEach(Consumer<IndicatorValue> consumer) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                if (!entry.key.startsWith(KEPT)) {
                    IndicatorValue value = Packing.unpack(entry.value);
                    cities.note(value);
                    consumer.accept(value);
                }
            }
        }
    }

    /**
     * Learns which cities of a territory are compared with which, from the latest value of each series: for one who did not
     * see the values go by.
     */
    void learnCities(String territory) {
        Map<String, byte[]> latest = new LinkedHashMap<>();
        try (KeyValueIterator<String, byte[]> found = store.prefixScan(territory + "/city:", new StringSerializer())) {
            while (found.hasNext()) {
                KeyValue<String, byte[]> entry = found.next();
                if (entry.key.contains("@")) {
                    latest.put(entry.key.substring(0, entry.key.lastIndexOf('/')), entry.value);
                }
            }
        }
        latest.values().forEach(value -> cities.note(Packing.unpack(value)));
    }

    /** Those of some indicators whose values were not kept so far. */
    Set<String> notYetKept(Set<String> indicators) {
        return indicators.stream()
                .filter(indicator -> store.get(KEPT + indicator) == null)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Takes back the note that all values are kept, for every indicator that no rule looks at any more: from now on its
     * values go by, and a rule that looks at it later reads them again.
     */
    void keptOnly(Set<String> indicators) {
        List<String> notes = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found = store.prefixScan(KEPT, new StringSerializer())) {
            found.forEachRemaining(note -> notes.add(note.key));
        }
        notes.stream()
                .filter(note -> !indicators.contains(note.substring(KEPT.length())))
                .forEach(store::delete);
    }

    /** Notes that all values of some indicators are kept from now on. */
    void kept(Set<String> indicators) {
        indicators.forEach(indicator -> store.put(KEPT + indicator, new byte[0]));
    }

    /** The regions in which a city is seen. */
    Set<Subject> inRegions(String territory, Subject city) {
        return regions.of(territory, city);
    }

    private void subjectsOfCities(String territory, Consumer<Subject> consumer) {
        String before = "";
        try (KeyValueIterator<String, byte[]> found = store.prefixScan(territory + "/city:", new StringSerializer())) {
            while (found.hasNext()) {
                String key = found.next().key;
                String subject = key.substring(territory.length() + 1, key.indexOf('/', territory.length() + 1));
                if (!subject.equals(before)) {
                    consumer.accept(Subject.parse(subject));
                    before = subject;
                }
            }
        }
    }

    @Override
    public Set<Subject> coresOf(String territory, String region) {
        return cities.coresOf(territory, region);
    }

    /** The cities that may be compared with what a value is about: all of its region, for a region or one of its cores. */
    Set<Subject> compared(IndicatorValue value) {
        return cities.compared(value);
    }

    @Override
    public Series find(String territory, Subject subject, String indicator, String window) {
        String prefix = territory + "/" + subject + "/" + indicator + "/" + window + "/";
        NavigableMap<Period, String> keys = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> found = store.prefixScan(prefix, new StringSerializer())) {
            while (found.hasNext()) {
                String key = found.next().key;
                keys.put(Period.parse(key.substring(prefix.length())), key);
            }
        }
        return new Stored(keys);
    }

    private final class Stored implements Series {

        private final NavigableMap<Period, String> keys;

        Stored(NavigableMap<Period, String> keys) {
            this.keys = keys;
        }

        @Override
        public NavigableSet<Period> periods() {
            return Collections.unmodifiableNavigableSet(keys.navigableKeySet());
        }

        @Override
        public IndicatorValue at(Period period) {
            String key = keys.get(period);
            byte[] value = key == null ? null : store.get(key);
            if (value == null) {
                throw new IllegalArgumentException("nothing is known of " + period);
            }
            return Packing.unpack(value);
        }
    }
}
