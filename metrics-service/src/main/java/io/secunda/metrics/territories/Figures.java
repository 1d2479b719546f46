package io.secunda.metrics.territories;

import io.secunda.events.Frequency;
import io.secunda.events.Period;
import io.secunda.events.geography.Kind;
import io.secunda.events.indicator.SourceVintage;
import io.secunda.events.observation.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a territory: variable × period × city. A figure that was not observed is derived from those of the next
 * shorter periods; an observed one wins over a derived one.
 *
 * <p>Every write costs the same, however many cities, periods and variables there are.
 */
public final class Figures {

    private final Map<String, EnumMap<Frequency, NavigableMap<Period, Map<String, Figure>>>> byVariable =
            new HashMap<>();
    // few publications stand behind many figures: keep each once
    private final Map<SourceVintage, SourceVintage> publications = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();

    Figures() {}

    /**
     * A period for which the figure of a variable and city may have changed.
     *
     * @param breakMoved whether a mark of a break came or went, which concerns every window around it
     */
    public record Touched(Period period, boolean breakMoved) {}

    /** What stands for a cell, or null. */
    public @Nullable Figure at(String variable, Period period, String city) {
        Map<String, Figure> cities = cities(variable, period);
        return cities == null ? null : cities.get(city);
    }

    /** The periods of one length for which any city has a figure of the variable, in order of time. */
    public NavigableSet<Period> periods(String variable, Frequency frequency) {
        var periods = inTime(variable, frequency);
        return periods == null ? Collections.emptyNavigableSet() : periods.navigableKeySet();
    }

    /** The periods of one length for which any city has any figure, in order of time. */
    public NavigableSet<Period> periods(Frequency frequency) {
        var all = new TreeSet<Period>();
        byVariable.keySet().forEach(variable -> all.addAll(periods(variable, frequency)));
        return all;
    }

    /** The cities that have any figure. */
    public Set<String> cities() {
        return Collections.unmodifiableSet(codes.keySet());
    }

    /**
     * Takes in the observation that stands for its cell.
     *
     * @param kind of its variable, or null while the variable is unknown: then nothing is derived from it
     * @return the periods of the variable and city whose figure may have changed, the observed one first
     */
    List<Touched> take(Observation observation, @Nullable Kind kind) {
        String variable = observation.variable();
        String city = codes.computeIfAbsent(observation.city(), code -> code);
        Period period = observation.period();
        Double value = observation.value();
        boolean broke = breaks(at(variable, period, city));
        if (value == null) {
            set(variable, period, city, kind == null ? null : derive(variable, kind, period, city));
        } else {
            var behind = new SourceVintage(observation.source(), observation.released());
            set(variable, period, city, Figure.of(observation, value, publications.computeIfAbsent(behind, b -> b)));
        }
        List<Touched> touched = new ArrayList<>();
        touched.add(new Touched(period, broke != breaks(at(variable, period, city))));
        if (kind != null) {
            deriveUpwards(variable, kind, period, city, touched);
        }
        return touched;
    }

    private static boolean breaks(@Nullable Figure figure) {
        return figure != null && figure.breaks();
    }

    private void deriveUpwards(String variable, Kind kind, Period period, String city, List<Touched> touched) {
        var parent = period.parent();
        while (parent.isPresent()) {
            Period longer = parent.get();
            Figure held = at(variable, longer, city);
            if (held != null && !held.derived()) {
                return;
            }
            Figure derived = derive(variable, kind, longer, city);
            if (held == null && derived == null) {
                return;
            }
            set(variable, longer, city, derived);
            touched.add(new Touched(longer, breaks(held) != breaks(derived)));
            parent = longer.parent();
        }
    }

    /** Derives everything of a variable anew, since its kind became known or another. */
    void deriveAnew(String variable, Kind kind) {
        var byFrequency = byVariable.get(variable);
        if (byFrequency == null) {
            return;
        }
        record Cell(Period period, String city) {}
        Set<Cell> observed = new HashSet<>();
        Set<Cell> derived = new HashSet<>();
        byFrequency
                .values()
                .forEach(periods -> periods.forEach((period, cities) -> cities.forEach(
                        (city, figure) -> (figure.derived() ? derived : observed).add(new Cell(period, city)))));
        derived.forEach(cell -> set(variable, cell.period(), cell.city(), null));
        // months before quarters, so that what a quarter is derived from is there
        observed.stream()
                .sorted((a, b) -> b.period().frequency().compareTo(a.period().frequency()))
                .forEach(cell -> deriveUpwards(variable, kind, cell.period(), cell.city(), new ArrayList<>()));
    }

    private @Nullable Figure derive(String variable, Kind kind, Period period, String city) {
        List<@Nullable Figure> parts = new ArrayList<>();
        for (Period part : SubPeriods.of(period)) {
            parts.add(at(variable, part, city));
        }
        return SubPeriods.join(kind, parts).orElse(null);
    }

    private @Nullable NavigableMap<Period, Map<String, Figure>> inTime(String variable, Frequency frequency) {
        var byFrequency = byVariable.get(variable);
        return byFrequency == null ? null : byFrequency.get(frequency);
    }

    private @Nullable Map<String, Figure> cities(String variable, Period period) {
        var periods = inTime(variable, period.frequency());
        return periods == null ? null : periods.get(period);
    }

    private void set(String variable, Period period, String city, @Nullable Figure figure) {
        if (figure == null) {
            remove(variable, period, city);
            return;
        }
        byVariable
                .computeIfAbsent(variable, v -> new EnumMap<>(Frequency.class))
                .computeIfAbsent(period.frequency(), f -> new TreeMap<>())
                .computeIfAbsent(period, p -> new HashMap<>())
                .put(city, figure);
    }

    private void remove(String variable, Period period, String city) {
        var periods = inTime(variable, period.frequency());
        Map<String, Figure> cities = periods == null ? null : periods.get(period);
        if (periods != null && cities != null && cities.remove(city) != null && cities.isEmpty()) {
            periods.remove(period);
        }
    }
}
