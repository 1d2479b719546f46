package io.secunda.metrics.recompute;

import io.secunda.events.Frequency;
import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.catalogue.Family.Place;
import io.secunda.metrics.catalogue.Family.Reach;
import io.secunda.metrics.catalogue.Indicator;
import io.secunda.metrics.catalogue.IndicatorCatalogue;
import io.secunda.metrics.recompute.LongestWindows.Series;
import io.secunda.metrics.territories.Figures;
import io.secunda.metrics.territories.TerritoryState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be recomputed in a territory, each thing once, with the key of the record that last touched it.
 *
 * <p>Marking a cell costs as much as the indicators that look at its variable, times the regions of its city. Whole
 * scopes, and the many periods that lie after one, are marked as such and spread out only when they are taken.
 */
final class Dirty {

    private record Begun(
            Indicator indicator, Subject scope, @Nullable String window, Frequency frequency) {}

    private record First(Period period, String cause) {}

    private final TerritoryState state;
    private final Families families;
    private final LongestWindows longest;
    private final ItemsByLevel items = new ItemsByLevel();
    private final Map<Subject, String> scopes = new LinkedHashMap<>();
    private final Map<Begun, First> begun = new LinkedHashMap<>();
    private final Periods periods;
    private IndicatorCatalogue catalogue;

    Dirty(TerritoryState state, Families families, LongestWindows longest, Published published) {
        this.state = state;
        this.families = families;
        this.longest = longest;
        this.periods = new Periods(state, published);
        this.catalogue = catalogueNow();
    }

    private IndicatorCatalogue catalogueNow() {
        return new IndicatorCatalogue(families, state.variables(), state.flows().kinds());
    }

    /** The indicators of the territory. */
    IndicatorCatalogue catalogue() {
        return catalogue;
    }

    /** How many things wait, whole scopes counting once. */
    int size() {
        return items.size() + scopes.size() + begun.size();
    }

    /** Marks what looks at a variable of a city at a period. */
    void cell(String variable, String city, Figures.Touched touched, String cause) {
        List<Subject> regions =
                state.regionsOf(city).stream().map(Subject::region).toList();
        for (Indicator indicator : catalogue.lookingAt(variable)) {
            for (Subject scope : scopes(indicator, regions, city)) {
                cell(indicator, variable, scope, touched, cause);
            }
        }
    }

    private List<Subject> scopes(Indicator indicator, List<Subject> regions, @Nullable String city) {
        List<Subject> concerned = new ArrayList<>();
        Set<Place> places = indicator.family().places();
        if (places.contains(Place.REGION)
                || places.contains(Place.CITY_IN_REGION)
                || places.contains(Place.PAIR_IN_REGION)) {
            concerned.addAll(regions);
        }
        if (places.contains(Place.TERRITORY) || places.contains(Place.CITY_IN_TERRITORY)) {
            concerned.add(Subject.territory(state.id()));
        }
        if (city != null && places.contains(Place.CITY)) {
            concerned.add(Subject.city(city));
        }
        return concerned;
    }

    private void cell(Indicator indicator, String variable, Subject scope, Figures.Touched touched, String cause) {
        Period period = touched.period();
        if (!Periods.areLookedAt(indicator, period.frequency())
                || (indicator.flow() != null
                        && !state.flows().periods(indicator.flow()).contains(period))) {
            return;
        }
        for (String window : periods.windows(indicator)) {
            items.put(new Item(indicator, scope, window, period), cause);
        }
        if (indicator.family().reach() == Reach.BEFORE) {
            begin(new Begun(indicator, scope, null, period.frequency()), period, cause);
        }
        if (!indicator.windowVariables().contains(variable)) {
            return;
        }
        boolean inside = touched.breakMoved() || indicator.family().reach() == Reach.INSIDE;
        for (int years : state.windows()) {
            String window = Item.years(years);
            periods.endsAfter(period, years).forEach(end -> items.put(new Item(indicator, scope, window, end), cause));
            if (inside) {
                periods.within(indicator, period, years)
                        .forEach(end -> items.put(new Item(indicator, scope, window, end), cause));
            }
        }
        boolean moved = longest.touch(new Series(scope, indicator.windowVariables(), period.frequency()), period);
        if (moved || inside) {
            begin(new Begun(indicator, scope, Item.LONGEST, period.frequency()), period, cause);
        }
    }

    private void begin(Begun series, Period period, String cause) {
        begun.merge(
                series,
                new First(period, cause),
                (a, b) -> new First(a.period().compareTo(b.period()) < 0 ? a.period() : b.period(), b.cause()));
    }

    /** Marks what looks at a kind of flow between cities at a period. */
    void flow(String kind, Set<String> cities, Period period, String cause) {
        if (catalogue.lookingAtFlow(kind).isEmpty()) {
            catalogue = catalogueNow();
        }
        List<Subject> regions = cities.stream()
                .flatMap(city -> state.regionsOf(city).stream())
                .distinct()
                .map(Subject::region)
                .toList();
        for (Indicator indicator : catalogue.lookingAtFlow(kind)) {
            scopes(indicator, regions, null)
                    .forEach(scope -> items.put(new Item(indicator, scope, null, period), cause));
        }
        years(catalogue.lookingAtLatestFlows(), regions, period.last(), cause);
    }

    /** Marks what looks at facts of any time before, at its periods that end on a day or later. */
    private void years(List<Indicator> indicators, List<Subject> regions, LocalDate from, String cause) {
        for (Indicator indicator : indicators) {
            for (Subject scope : scopes(indicator, regions, null)) {
                for (Period period : periods.of(indicator)) {
                    if (!period.last().isBefore(from)) {
                        items.put(new Item(indicator, scope, null, period), cause);
                    }
                }
            }
        }
    }

    /** Marks what looks at the agreements of cities, at the years from one on. */
    void agreements(Set<String> cities, Period from, String cause) {
        List<Subject> regions = cities.stream()
                .flatMap(city -> state.regionsOf(city).stream())
                .distinct()
                .map(Subject::region)
                .toList();
        years(catalogue.lookingAtAgreements(), regions, from.first(), cause);
    }

    /** Marks what looks at a value that was told. */
    void value(Indicator told, Subject subject, Period period, String cause) {
        for (Indicator indicator : catalogue.lookingAtValuesOf(told.id())) {
            if (Periods.areLookedAt(indicator, period.frequency())) {
                for (Subject scope : lookingAt(indicator, subject)) {
                    if (!indicator.family().windowed()) {
                        items.put(new Item(indicator, scope, null, period), cause);
                    }
                    if (indicator.family().reach() != Reach.ENDS) {
                        begin(new Begun(indicator, scope, Item.LONGEST, period.frequency()), period, cause);
                    }
                }
            }
        }
    }

    /** A trend looks at a value of its own scope; a figure of cities at those of the cities in it. */
    private List<Subject> lookingAt(Indicator indicator, Subject subject) {
        if (subject.scale() != Scale.CITY) {
            return isAt(indicator.family().places(), subject.scale()) ? List.of(subject) : List.of();
        }
        List<Subject> regions = subject.region() != null
                ? List.of(Subject.region(subject.region()))
                : state.regionsOf(subject.code()).stream().map(Subject::region).toList();
        return scopes(indicator, regions, null);
    }

    /** Marks everything of a scope. */
    void scope(Subject scope, String cause) {
        scopes.put(scope, cause);
    }

    /** Marks everything, after the catalogue may have changed. */
    void everything(String cause) {
        catalogue = catalogueNow();
        longest.clear();
        state.scopes().forEach(scope -> scope(scope, cause));
    }

    /** Looks at what was taken in as if it had been marked and recomputed before: nothing of it waits. */
    void asRecomputed() {
        catalogue = catalogueNow();
        longest.clear();
    }

    /** Forgets where windows begin, since members changed. */
    void membersChanged() {
        longest.clear();
    }

    /** Takes up to a number of things of the lowest level out, with what touched them. */
    Map<Item, String> take(int most) {
        scopes.forEach(this::spreadOut);
        scopes.clear();
        spreadOutBegun(false);
        if (items.isEmpty()) {
            spreadOutBegun(true);
        }
        return items.take(most);
    }

    /** Those of what was found only once all of it is: they would be spread out again and again. */
    private void spreadOutBegun(boolean derived) {
        begun.entrySet().removeIf(entry -> {
            Begun series = entry.getKey();
            if (series.indicator().family().isDerived() != derived) {
                return false;
            }
            First first = entry.getValue();
            periods.from(series.indicator(), series.scope(), series.window(), first.period())
                    .forEach(item -> items.put(item, first.cause()));
            return true;
        });
    }

    /** A figure that touched an item tells more of its cause than the geography around it, so that stays. */
    private void spreadOut(Subject scope, String cause) {
        for (Indicator indicator : catalogue.indicators()) {
            if (isAt(indicator.family().places(), scope.scale())) {
                periods.all(indicator, scope).forEach(item -> items.putIfAbsent(item, cause));
            }
        }
    }

    private static boolean isAt(Set<Place> places, Scale scale) {
        return switch (scale) {
            case REGION ->
                places.contains(Place.REGION)
                        || places.contains(Place.CITY_IN_REGION)
                        || places.contains(Place.PAIR_IN_REGION);
            case TERRITORY -> places.contains(Place.TERRITORY) || places.contains(Place.CITY_IN_TERRITORY);
            case CITY -> places.contains(Place.CITY);
            case PAIR -> false;
        };
    }
}
