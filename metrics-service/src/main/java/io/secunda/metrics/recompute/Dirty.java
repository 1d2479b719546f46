package io.secunda.metrics.recompute;

import io.secunda.events.Frequency;
import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.metrics.catalogue.Family.Place;
import io.secunda.metrics.catalogue.Indicator;
import io.secunda.metrics.catalogue.IndicatorCatalogue;
import io.secunda.metrics.recompute.LongestWindows.Series;
import io.secunda.metrics.territories.TerritoryState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has to be recomputed in a territory, each thing once, with the key of the record that last touched it.
 *
 * <p>Marking a cell costs as much as the indicators that look at its variable, times the regions of its city. Whole
 * scopes, and the many windows that begin at one period, are marked as such and spread out only when they are taken.
 */
final class Dirty {

    private record Begun(Indicator indicator, Subject scope, Frequency frequency) {}

    private record First(Period period, String cause) {}

    private final TerritoryState state;
    private final LongestWindows longest;
    private final Map<Item, String> items = new LinkedHashMap<>();
    private final Map<Subject, String> scopes = new LinkedHashMap<>();
    private final Map<Begun, First> begun = new LinkedHashMap<>();
    private IndicatorCatalogue catalogue;

    Dirty(TerritoryState state, LongestWindows longest) {
        this.state = state;
        this.longest = longest;
        this.catalogue = IndicatorCatalogue.of(state.variables());
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
    void cell(String variable, String city, Period period, String cause) {
        List<Subject> regions =
                state.regionsOf(city).stream().map(Subject::region).toList();
        for (Indicator indicator : catalogue.lookingAt(variable)) {
            Set<Place> places = indicator.family().places();
            if (places.contains(Place.REGION) || places.contains(Place.CITY_IN_REGION)) {
                regions.forEach(region -> cell(indicator, variable, region, period, cause));
            }
            if (places.contains(Place.TERRITORY)) {
                cell(indicator, variable, Subject.territory(state.id()), period, cause);
            }
            if (places.contains(Place.CITY)) {
                cell(indicator, variable, Subject.city(city), period, cause);
            }
        }
    }

    private void cell(Indicator indicator, String variable, Subject scope, Period period, String cause) {
        for (String window : windows(indicator)) {
            items.put(new Item(indicator, scope, window, period), cause);
        }
        if (!indicator.windowVariables().contains(variable)) {
            return;
        }
        for (int years : state.windows()) {
            for (Period end : endsAfter(period, years)) {
                items.put(new Item(indicator, scope, Item.years(years), end), cause);
            }
        }
        if (longest.touch(new Series(scope, indicator.windowVariables(), period.frequency()), period)) {
            begun.merge(
                    new Begun(indicator, scope, period.frequency()),
                    new First(period, cause),
                    (a, b) -> new First(a.period().compareTo(b.period()) < 0 ? a.period() : b.period(), b.cause()));
        }
    }

    /** The periods that lie some years after another one; 28 February has two in a leap year. */
    private static List<Period> endsAfter(Period start, int years) {
        Period end = start.plusYears(years);
        List<Period> ends = new ArrayList<>(List.of(end));
        if (start.frequency() == Frequency.DAY) {
            Period next = Period.containing(end.last().plusDays(1), Frequency.DAY);
            if (next.minusYears(years).equals(start)) {
                ends.add(next);
            }
        }
        return ends;
    }

    /** Marks everything of a scope. */
    void scope(Subject scope, String cause) {
        scopes.put(scope, cause);
    }

    /** Marks everything, after the catalogue may have changed. */
    void everything(String cause) {
        catalogue = IndicatorCatalogue.of(state.variables());
        longest.clear();
        state.scopes().forEach(scope -> scope(scope, cause));
    }

    /** Forgets where windows begin, since members changed. */
    void membersChanged() {
        longest.clear();
    }

    /** Takes up to a number of things out, with what touched them. */
    Map<Item, String> take(int most) {
        spreadOut();
        Map<Item, String> taken = new LinkedHashMap<>();
        var waiting = items.entrySet().iterator();
        while (waiting.hasNext() && taken.size() < most) {
            var item = waiting.next();
            taken.put(item.getKey(), item.getValue());
            waiting.remove();
        }
        return taken;
    }

    private void spreadOut() {
        scopes.forEach(this::spreadOut);
        scopes.clear();
        begun.forEach((series, first) -> {
            for (String variable : series.indicator().windowVariables()) {
                NavigableSet<Period> periods = state.figures().periods(variable, series.frequency());
                for (Period end : periods.tailSet(first.period(), false)) {
                    items.put(new Item(series.indicator(), series.scope(), Item.LONGEST, end), first.cause());
                }
            }
        });
        begun.clear();
    }

    /** A figure that touched an item tells more of its cause than the geography around it, so that stays. */
    private void spreadOut(Subject scope, String cause) {
        for (Indicator indicator : catalogue.indicators()) {
            if (!isAt(indicator.family().places(), scope.scale())) {
                continue;
            }
            for (Period period : periods(indicator)) {
                for (String window : windows(indicator)) {
                    items.putIfAbsent(new Item(indicator, scope, window, period), cause);
                }
            }
        }
    }

    private NavigableSet<Period> periods(Indicator indicator) {
        var periods = new TreeSet<Period>();
        for (String variable : indicator.variables()) {
            for (Frequency frequency : Frequency.values()) {
                periods.addAll(state.figures().periods(variable, frequency));
            }
        }
        return periods;
    }

    /** The labels of the windows of an indicator; null for one of a single period. */
    private List<@Nullable String> windows(Indicator indicator) {
        List<@Nullable String> windows = new ArrayList<>();
        if (indicator.family().windowed()) {
            state.windows().forEach(years -> windows.add(Item.years(years)));
            windows.add(Item.LONGEST);
        } else {
            windows.add(null);
        }
        return windows;
    }

    private static boolean isAt(Set<Place> places, Scale scale) {
        return switch (scale) {
            case REGION -> places.contains(Place.REGION) || places.contains(Place.CITY_IN_REGION);
            case TERRITORY -> places.contains(Place.TERRITORY);
            case CITY -> places.contains(Place.CITY);
            case PAIR -> false;
        };
    }
}
