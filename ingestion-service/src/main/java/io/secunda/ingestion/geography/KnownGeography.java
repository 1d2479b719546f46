package io.secunda.ingestion.geography;

import io.secunda.events.geography.City;
import io.secunda.events.geography.CoreVariables;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.geography.Territory;
import io.secunda.events.geography.Variable;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.TopicRecords;
import io.secunda.ingestion.facts.TopicSink;
import io.secunda.ingestion.intake.Fields;
import io.secunda.ingestion.intake.Rejected;
import io.secunda.ingestion.intake.UnreadableBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Every territory with its cities, regions, memberships and variables, in the heap: what rows are checked against. */
@ApplicationScoped
public class KnownGeography implements TopicSink {

    private final ConcurrentHashMap<String, Geography> byKey = new ConcurrentHashMap<>();

    /** A copy to try something out on. */
    KnownGeography overlaid() {
        var copy = new KnownGeography();
        copy.byKey.putAll(byKey);
        return copy;
    }

    @Override
    public Topic topic() {
        return Topic.GEOGRAPHY;
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> record) {
        add(TopicRecords.read(record, Geography.class, Geography::key));
    }

    /** Takes one in; of two with the same key the later recorded stands. */
    void add(Geography described) {
        byKey.merge(
                described.key(), described, (held, other) -> other.recorded().isBefore(held.recorded()) ? held : other);
    }

    /** Now, or if the clock was put back, the first moment after everything that is known of a territory was recorded. */
    Instant after(String territory, Instant now) {
        return of(territory, Geography.class)
                .map(Geography::recorded)
                .max(Comparator.naturalOrder())
                .filter(last -> !last.isBefore(now))
                .map(last -> last.plusMillis(1))
                .orElse(now);
    }

    /** What stands under a key, if anything does. */
    Optional<Geography> at(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** How many cities of all territories are known. */
    public long cities() {
        return byKey.values().stream().filter(City.class::isInstance).count();
    }

    /** The memberships of a territory, in no order. */
    public Stream<Membership> memberships(String territory) {
        return of(territory, Membership.class);
    }

    /** The codes of a territory's cities. */
    public Set<String> citiesOf(String territory) {
        return of(territory, City.class).map(City::code).collect(Collectors.toSet());
    }

    private <G extends Geography> Stream<G> of(String territory, Class<G> type) {
        return byKey.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(described -> described.territory().equals(territory));
    }

    boolean hasTerritory(String id) {
        return byKey.containsKey(id + "/territory");
    }

    /** Whether a territory has a city. */
    public boolean hasCity(String territory, String code) {
        return byKey.containsKey(territory + "/city/" + code);
    }

    boolean hasRegion(String territory, String id) {
        return byKey.get(territory + "/region/" + id) instanceof Region;
    }

    /** A variable of a territory: its own, else the one that every territory has. */
    public Optional<Variable> variable(String territory, String id) {
        return byKey.get(territory + "/variable/" + id) instanceof Variable own
                ? Optional.of(own)
                : CoreVariables.find(territory, id);
    }

    /**
     * The territory that a row is of.
     *
     * @param asked the territory of rows that name none, or null
     * @throws Rejected when there is none, or it is not known
     */
    public String territoryOf(Fields fields, @Nullable String asked) {
        String id = fields.optionalCode("territory").orElse(asked == null ? "" : asked);
        if (id.isEmpty()) {
            throw new Rejected(
                    "territory", null, "is missing; say ?territory=… in the address, or give the row a territory");
        }
        if (!hasTerritory(id)) {
            throw new Rejected("territory", id, unknownTerritory(id));
        }
        return id;
    }

    /**
     * Makes sure that the territory of a whole request is known.
     *
     * @throws UnreadableBody when it is not; not for null
     */
    public void check(@Nullable String territory) {
        if (territory != null && !hasTerritory(territory)) {
            throw UnreadableBody.malformed(unknownTerritory(territory) + ".");
        }
    }

    /** What to say of a territory that is not known. */
    private String unknownTerritory(String id) {
        String known = byKey.values().stream()
                .filter(Territory.class::isInstance)
                .map(Geography::territory)
                .sorted()
                .limit(20)
                .collect(Collectors.joining(", "));
        return "territory '" + id + "' is not known; " + (known.isEmpty() ? "none is yet" : "known are " + known)
                + ". Describe it by a POST to /api/v1/territories/" + id + "/geography first";
    }

    /**
     * The city that a row names.
     *
     * @throws Rejected when there is none, or it is not known
     */
    public String requireCity(String territory, Fields fields, String column) {
        String code = fields.code(column);
        try {
            requireCity(territory, code);
        } catch (IllegalArgumentException e) {
            throw new Rejected(column, code, String.valueOf(e.getMessage()));
        }
        return code;
    }

    /**
     * Makes sure that a city is known.
     *
     * @throws IllegalArgumentException when it is not
     */
    public void requireCity(String territory, String code) {
        if (!hasCity(territory, code)) {
            throw new IllegalArgumentException("city '" + code + "' is not known in territory " + territory
                    + "; add it by a POST to /api/v1/territories/" + territory + "/geography, or correct the code");
        }
    }
}
