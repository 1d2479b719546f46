package io.secunda.metrics.recompute;

import io.secunda.events.Names;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Geography;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.kit.streams.HeldStores;
import io.secunda.kit.streams.OverlayStore;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.territories.TerritoryState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A territory of its own beside the one that is kept: built from the facts that stand, changed by facts that nobody told,
 * and thrown away. What is told in it stays in it; the stream, its stores and its topics are only read.
 *
 * <p>It computes by the same classes as the stream, so that it finds what the stream would tell if the facts came. Facts
 * that the stream has in its store but not yet recomputed are part of the difference. Used once, by one thread.
 */
public final class Exercise {

    private final TerritoryTask task;
    private final Published standing;
    private final Published imagined;
    private final boolean known;
    private int failures;

    /**
     * Reads what stands: every fact of the territory once.
     *
     * @param stores of the stream
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the stream does not run
     */
    public Exercise(String territory, Families families, HeldStores stores) {
        var told = new OverlayStore(stores.named(Published.STORE));
        this.standing = new Published(new OverlayStore(stores.named(Published.STORE)));
        this.imagined = new Published(told);
        this.task = new TerritoryTask(territory, families, imagined, new Freshness(), (item, failure) -> failures++);
        this.known = FactsHeld.tell(stores.named(FactsHeld.STORE), territory, new Restoring()) > 0;
        task.asRecomputed();
    }

    private final class Restoring implements FactsHeld.Listener {

        @Override
        public void geography(Geography geography) {
            task.restore(geography);
        }

        @Override
        public void observation(Observation observation) {
            task.restore(observation);
        }

        @Override
        public void flow(Flow flow) {
            task.restore(flow);
        }

        @Override
        public void agreement(Agreement agreement) {
            task.restore(agreement);
        }
    }

    /** Whether this process keeps any fact of the territory. */
    public boolean known() {
        return known;
    }

    /** What stands, to check facts against. */
    public TerritoryState state() {
        return task.state();
    }

    /**
     * Takes the facts in and finds what they move.
     *
     * @param now when, for what is found
     * @param atMost how long it may take
     * @return the values that would be told, each once, with what was told last as {@code previous}, in the order in which
     *     they were found; empty when the time was too short
     */
    public Optional<List<IndicatorValue>> moved(Hypothesis hypothesis, Instant now, Duration atMost) {
        hypothesis.memberships().forEach(task::take);
        hypothesis.observations().forEach(task::take);
        hypothesis.flows().forEach(task::take);
        hypothesis.agreements().forEach(task::take);
        Map<String, IndicatorValue> found = new LinkedHashMap<>();
        task.flush(System.nanoTime() + atMost.toNanos(), now, value -> {
            imagined.put(value);
            found.put(value.key(), value);
        });
        if (task.dirty() > 0) {
            return Optional.empty();
        }
        return Optional.of(found.values().stream()
                .filter(value -> !standing.says(value))
                .map(standing::afterLast)
                .toList());
    }

    /** Names of the indicators of some values, by id. */
    public Map<String, Names> names(List<IndicatorValue> values) {
        Map<String, Names> all = new TreeMap<>();
        task.catalogue()
                .indicators()
                .forEach(indicator -> all.put(indicator.id(), indicator.family().names()));
        Map<String, Names> names = new TreeMap<>();
        values.forEach(value -> {
            Names known = all.get(value.indicator());
            if (known != null) {
                names.put(value.indicator(), known);
            }
        });
        return names;
    }

    /** How many computations failed, by a fault of ours. */
    public int failures() {
        return failures;
    }
}
