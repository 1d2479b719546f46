package io.secunda.metrics.recompute;

import io.secunda.events.Frequency;
import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Reach;
import io.secunda.metrics.catalogue.Indicator;
import io.secunda.metrics.territories.TerritoryState;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** At which periods, and over which windows, there may be a value. */
final class Periods {

    private final TerritoryState state;
    private final Published published;

    Periods(TerritoryState state, Published published) {
        this.state = state;
        this.published = published;
    }

    /**
     * Whether an indicator is computed for periods of a length. What looks at whole series is not for days: one figure would
     * touch thousands of long series, and the months that days add up to say the same. Agreements are looked at by year.
     */
    static boolean areLookedAt(Indicator indicator, Frequency frequency) {
        if (indicator.family().agreements() && indicator.flow() == null) {
            return frequency == Frequency.YEAR;
        }
        return indicator.family().reach() == Reach.ENDS
                || frequency == Frequency.YEAR
                || frequency == Frequency.QUARTER
                || frequency == Frequency.MONTH;
    }

    /** The labels of the windows of an indicator; null for one of a single period. */
    List<@Nullable String> windows(Indicator indicator) {
        List<@Nullable String> windows = new ArrayList<>();
        if (indicator.family().windowed()) {
            state.windows().forEach(years -> windows.add(Item.years(years)));
            windows.add(Item.LONGEST);
        } else {
            windows.add(null);
        }
        return windows;
    }

    /** The periods of what an indicator looks at: those of its flow, else of its figures, else the years of agreements. */
    NavigableSet<Period> of(Indicator indicator) {
        if (indicator.flow() != null) {
            return state.flows().periods(indicator.flow());
        }
        if (indicator.family().agreements()) {
            NavigableSet<Period> years = state.agreementYears();
            if (indicator.family().isDerived()) {
                years.addAll(state.figures().periods(Frequency.YEAR));
            }
            return years;
        }
        var periods = new TreeSet<Period>();
        for (String variable : indicator.variables()) {
            for (Frequency frequency : Frequency.values()) {
                periods.addAll(state.figures().periods(variable, frequency));
            }
        }
        return periods;
    }

    /** Everything of an indicator in a scope. */
    List<Item> all(Indicator indicator, Subject scope) {
        NavigableSet<Period> periods =
                indicator.variables().isEmpty() && indicator.family().isDerived()
                        ? toldOfSources(indicator, scope)
                        : of(indicator);
        List<Item> items = new ArrayList<>();
        for (Period period : periods) {
            if (areLookedAt(indicator, period.frequency())) {
                for (String window : windows(indicator)) {
                    items.add(new Item(indicator, scope, window, period));
                }
            }
        }
        return items;
    }

    /** The periods for which what an indicator looks at may have been told. */
    private NavigableSet<Period> toldOfSources(Indicator indicator, Subject scope) {
        var periods = new TreeSet<Period>();
        for (Frequency frequency : Frequency.values()) {
            periods.addAll(
                    indicator.family().each() == Each.INDICATOR
                            ? published
                                    .series(state.id(), scope, indicator.appliedTo(), frequency)
                                    .keySet()
                            : state.figures().periods(frequency));
        }
        if (indicator.family().each() != Each.INDICATOR) {
            periods.addAll(state.agreementYears());
        }
        return periods;
    }

    /** All of a series from a period on, which itself was marked unless something looks at what was told of it. */
    List<Item> from(Indicator indicator, Subject scope, @Nullable String window, Period first) {
        List<Item> items = new ArrayList<>();
        if (indicator.family().each() == Each.INDICATOR) {
            var ends = new TreeSet<>(published
                    .series(state.id(), scope, indicator.appliedTo(), first.frequency())
                    .navigableKeySet()
                    .tailSet(first, false));
            ends.add(first);
            for (Period end : ends) {
                // the first of several that were touched: what lies after it may be touched by another one
                windows(indicator).forEach(label -> items.add(new Item(indicator, scope, label, end)));
            }
            return items;
        }
        if (indicator.family().isDerived()) {
            state.figures()
                    .periods(first.frequency())
                    .tailSet(first, false)
                    .forEach(end -> items.add(new Item(indicator, scope, null, end)));
            return items;
        }
        for (String variable : indicator.variables()) {
            state.figures()
                    .periods(variable, first.frequency())
                    .tailSet(first, false)
                    .forEach(end -> items.add(new Item(indicator, scope, window, end)));
        }
        return items;
    }

    /** The periods that lie some years after another one; 28 February has two in a leap year, week 52 where another has 53. */
    List<Period> endsAfter(Period start, int years) {
        Period end = start.plusYears(years);
        List<Period> ends = new ArrayList<>(List.of(end));
        if (start.frequency() == Frequency.DAY || start.frequency() == Frequency.WEEK) {
            Period next = Period.containing(end.last().plusDays(1), start.frequency());
            if (next.minusYears(years).equals(start)) {
                ends.add(next);
            }
        }
        return ends;
    }

    /** The ends of windows of some years that contain a period and do not begin at it. */
    List<Period> within(Indicator indicator, Period period, int years) {
        List<Period> ends = new ArrayList<>();
        for (String variable : indicator.windowVariables()) {
            NavigableSet<Period> known = state.figures().periods(variable, period.frequency());
            known.tailSet(period, false).stream()
                    .takeWhile(end -> end.minusYears(years).compareTo(period) < 0)
                    .forEach(ends::add);
        }
        return ends;
    }
}
