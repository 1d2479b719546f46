package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.observation.Observation;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.catalogue.IndicatorCatalogue;
import io.secunda.metrics.territories.Agreements;
import io.secunda.metrics.territories.Figures;
import io.secunda.metrics.territories.TerritoryState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A territory's state with what is dirty in it. */
final class TerritoryTask {

    private static final int ITEMS_AT_ONCE = 50;

    private final TerritoryState state;
    private final Published published;
    private final Dirty dirty;
    private final Evaluation evaluation;
    private final Freshness freshness;
    // what led to another catalogue, until the values outside it are withdrawn
    private @Nullable String catalogueChange;

    TerritoryTask(
            String territory,
            Families families,
            Published published,
            Freshness freshness,
            BiConsumer<Item, RuntimeException> failures) {
        this.state = new TerritoryState(territory);
        this.published = published;
        this.freshness = freshness;
        var longest = new LongestWindows(state);
        this.dirty = new Dirty(state, families, longest, published);
        this.evaluation = new Evaluation(state, longest, published, failures);
    }

    /** Takes in what was held before; afterwards everything is to be marked as dirty. */
    void restore(Geography geography) {
        state.take(geography);
    }

    /** Takes in what was held before; afterwards everything is to be marked as dirty. */
    void restore(Observation observation) {
        state.take(observation);
    }

    /** Takes in what was held before; afterwards everything is to be marked as dirty. */
    void restore(Flow flow) {
        state.take(flow);
    }

    /** Takes in what was held before; afterwards everything is to be marked as dirty. */
    void restore(Agreement agreement) {
        state.take(agreement);
    }

    /** Takes what was restored as recomputed before: only what is taken in from now on is marked. */
    void asRecomputed() {
        dirty.asRecomputed();
    }

    /** What is known. */
    TerritoryState state() {
        return state;
    }

    /** The indicators that are computed. */
    IndicatorCatalogue catalogue() {
        return dirty.catalogue();
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
        lookingFurther(cause, () -> {
            for (Figures.Touched touched : state.take(observation)) {
                dirty.cell(observation.variable(), observation.city(), touched, cause);
            }
        });
    }

    /** Takes in a flow that stands, and marks what it touches. */
    void take(Flow flow) {
        String cause = flow.key();
        lookingFurther(cause, () -> {
            state.take(flow);
            dirty.flow(flow.kind(), Set.of(flow.origin(), flow.destination()), flow.period(), cause);
        });
    }

    /** Takes in an agreement that stands, and marks what it touches. */
    void take(Agreement agreement) {
        String cause = agreement.key();
        lookingFurther(cause, () -> {
            Agreement before = state.take(agreement);
            Set<String> cities = new TreeSet<>(agreement.participants());
            LocalDate from = Agreements.signed(agreement);
            if (before != null) {
                cities.addAll(before.participants());
                LocalDate earlier = Agreements.signed(before);
                from = earlier.isBefore(from) ? earlier : from;
            }
            dirty.agreements(cities, Period.year(from.getYear()), cause);
        });
    }

    /** Agreements are looked at up to the latest year that any fact speaks of: a later year is news for all of them. */
    private void lookingFurther(String cause, Runnable take) {
        int before = state.latestYear();
        take.run();
        if (state.latestYear() > before) {
            dirty.agreements(state.citiesWithAgreements(), Period.year(Math.max(before + 1, 1)), cause);
        }
    }

    int dirty() {
        return dirty.size();
    }

    /**
     * Recomputes what waits until nothing does or the time is up, some items at least.
     *
     * @param end when the time is up, by {@link System#nanoTime}
     * @param tell told each value that says something new
     * @return how many were recomputed
     */
    int flush(long end, Instant now, Consumer<IndicatorValue> tell) {
        withdrawOutside(now, tell);
        int done = 0;
        // what was found makes more dirty, which belongs to the same moment
        while (dirty.size() > 0 && (done == 0 || System.nanoTime() - end < 0)) {
            var items = dirty.take(ITEMS_AT_ONCE);
            items.forEach((item, cause) -> recompute(item, cause, now, tell));
            done += items.size();
        }
        return done;
    }

    private void recompute(Item item, String cause, Instant now, Consumer<IndicatorValue> tell) {
        Set<Subject> told = new HashSet<>();
        if (dirty.catalogue().has(item.indicator())) {
            for (IndicatorValue value : evaluation.of(item, cause, now)) {
                told.add(value.subject());
                if (value.value() != null) {
                    freshness.note(item.indicator().family().id(), value.period());
                }
                published.news(value).ifPresent(news -> tell(item, news, tell));
            }
        }
        for (Subject subject : evaluation.subjectsEver(item)) {
            if (!told.contains(subject)) {
                String key = Published.key(state.id(), subject, item.indicator().id(), item.window(), item.period());
                published.withdrawal(key, state::names, cause, now).ifPresent(gone -> tell(item, gone, tell));
            }
        }
    }

    private void tell(Item item, IndicatorValue value, Consumer<IndicatorValue> tell) {
        tell.accept(value);
        dirty.value(item.indicator(), value.subject(), value.period(), value.cause());
    }

    /** A variable that is not tracked any more, or a window that is not asked for, takes its values along. */
    private void withdrawOutside(Instant now, Consumer<IndicatorValue> tell) {
        String cause = catalogueChange;
        if (cause != null) {
            Set<String> windows = new HashSet<>(Set.of("-", Item.LONGEST));
            state.windows().forEach(years -> windows.add(Item.years(years)));
            published
                    .keysOutside(state.id(), dirty.catalogue(), windows)
                    .forEach(key ->
                            published.withdrawal(key, state::names, cause, now).ifPresent(tell));
            catalogueChange = null;
        }
    }
}
