package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.metrics.territories.TerritoryState;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A territory's state with what is dirty in it. */
final class TerritoryTask {

    private final TerritoryState state;
    private final LongestWindows longest;
    private final Dirty dirty;
    private final Evaluation evaluation;
    // what led to another catalogue, until the values outside it are withdrawn
    private @Nullable String catalogueChange;

    TerritoryTask(String territory, BiConsumer<Item, RuntimeException> failures) {
        this.state = new TerritoryState(territory);
        this.longest = new LongestWindows(state);
        this.dirty = new Dirty(state, longest);
        this.evaluation = new Evaluation(state, longest, failures);
    }

    /** Takes in what was held before; afterwards everything is to be marked as dirty. */
    void restore(Geography geography) {
        state.take(geography);
    }

    /** Takes in what was held before; afterwards everything is to be marked as dirty. */
    void restore(Observation observation) {
        state.take(observation);
    }

    /** Marks everything. */
    void everything(String cause) {
        dirty.everything(cause);
        catalogueChange = cause;
    }

    /** Takes in a piece of geography that stands, and marks what it touches. */
    void take(Geography geography) {
        String cause = geography.key();
        state.take(geography);
        if (geography instanceof Membership membership) {
            dirty.membersChanged();
            dirty.scope(Subject.region(membership.region()), cause);
            dirty.scope(Subject.territory(state.id()), cause);
        } else if (geography instanceof City city) {
            dirty.membersChanged();
            state.regionsOf(city.code()).forEach(region -> dirty.scope(Subject.region(region), cause));
            dirty.scope(Subject.territory(state.id()), cause);
            dirty.scope(Subject.city(city.code()), cause);
        } else if (geography instanceof Region region) {
            dirty.scope(Subject.region(region.id()), cause);
        } else {
            everything(cause);
        }
    }

    /** Takes in an observation that stands, and marks what it touches. */
    void take(Observation observation) {
        String cause = observation.key();
        for (Period period : state.take(observation)) {
            dirty.cell(observation.variable(), observation.city(), period, cause);
        }
    }

    int dirty() {
        return dirty.size();
    }

    /**
     * Recomputes up to a number of items.
     *
     * @param tell told each value that says something new
     * @return how many were recomputed
     */
    int flush(int most, Published published, Instant now, Consumer<IndicatorValue> tell) {
        withdrawOutside(published, now, tell);
        var items = dirty.take(most);
        items.forEach((item, cause) -> {
            Set<Subject> told = new HashSet<>();
            if (dirty.catalogue().has(item.indicator())) {
                for (IndicatorValue value : evaluation.of(item, cause, now)) {
                    told.add(value.subject());
                    published.news(value).ifPresent(tell);
                }
            }
            for (Subject subject : evaluation.subjectsEver(item)) {
                if (!told.contains(subject)) {
                    published.withdrawal(state.id(), item, subject, cause, now).ifPresent(tell);
                }
            }
        });
        return items.size();
    }

    /** A variable that is not tracked any more, or a window that is not asked for, takes its values along. */
    private void withdrawOutside(Published published, Instant now, Consumer<IndicatorValue> tell) {
        String cause = catalogueChange;
        if (cause != null) {
            Set<String> windows = new HashSet<>(Set.of("-", Item.LONGEST));
            state.windows().forEach(years -> windows.add(Item.years(years)));
            published
                    .keysOutside(state.id(), dirty.catalogue(), windows)
                    .forEach(key -> published.withdrawal(key, cause, now).ifPresent(tell));
            catalogueChange = null;
        }
    }
}
