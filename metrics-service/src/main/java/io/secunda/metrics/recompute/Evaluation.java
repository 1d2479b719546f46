package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.metrics.catalogue.Answer;
import io.secunda.metrics.catalogue.Answer.Told;
import io.secunda.metrics.catalogue.Family;
import io.secunda.metrics.catalogue.Family.Each;
import io.secunda.metrics.catalogue.Family.Place;
import io.secunda.metrics.recompute.LongestWindows.Series;
import io.secunda.metrics.territories.Members;
import io.secunda.metrics.territories.TerritoryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Computes the values of an item from a territory's state: choice of cities and window, coverage, words, provenance. */
final class Evaluation {

    private final TerritoryState state;
    private final LongestWindows longest;
    private final Published published;
    private final Grounds grounds;
    private final BiConsumer<Item, RuntimeException> failures;

    /**
     * @param failures told when a kernel throws
     */
    Evaluation(
            TerritoryState state,
            LongestWindows longest,
            Published published,
            BiConsumer<Item, RuntimeException> failures) {
        this.state = state;
        this.longest = longest;
        this.published = published;
        this.grounds = new Grounds(state);
        this.failures = failures;
    }

    /**
     * The values of an item; none for what does not exist, such as a window that begins before the series.
     *
     * @param cause key of the record that led to it
     * @param now when it is computed
     */
    List<IndicatorValue> of(Item item, String cause, Instant now) {
        Members members = state.members(item.scope(), item.period().last());
        Period start = null;
        if (item.window() != null) {
            start = start(item, item.window(), members);
            if (start == null) {
                return List.of();
            }
        }
        if (!grounds.exist(item, members, start)) {
            return List.of();
        }
        return values(new Task(state.id(), item, members, start, cause, now));
    }

    private @Nullable Period start(Item item, String window, Members members) {
        boolean isLongest = window.equals(Item.LONGEST);
        if (item.indicator().family().each() == Each.INDICATOR) {
            NavigableMap<Period, Double> told = published.series(
                    state.id(),
                    item.scope(),
                    item.indicator().appliedTo(),
                    item.period().frequency());
            Period start = isLongest ? told.isEmpty() ? null : told.firstKey() : fixed(item, window);
            return start != null && told.containsKey(start) && told.containsKey(item.period())
                    ? before(start, item)
                    : null;
        }
        if (!isLongest) {
            return fixed(item, window);
        }
        var series = new Series(
                item.scope(), item.indicator().windowVariables(), item.period().frequency());
        Period start = longest.start(series, members);
        return start == null ? null : before(start, item);
    }

    private static Period fixed(Item item, String window) {
        return item.period().minusYears(Item.yearsOf(window));
    }

    private static @Nullable Period before(Period start, Item item) {
        return start.compareTo(item.period()) < 0 ? start : null;
    }

    private List<IndicatorValue> values(Task task) {
        Family family = task.item().indicator().family();
        try {
            Answer answer = family.kernel()
                    .of(new StateSetting(
                            state,
                            published,
                            task.item().indicator(),
                            task.item().scope(),
                            task.members(),
                            task.item().period(),
                            task.start()));
            var behind = new Behind(state, task);
            Provenance common = behind.of(answer);
            boolean crossesBreak = behind.crossesBreak();
            List<IndicatorValue> values = new ArrayList<>();
            for (Told told : answer.told()) {
                if (isAboutWhole(task, told) || hasInput(told)) {
                    Provenance own = told.inputs() == null ? common : behind.of(told, told.inputs());
                    values.add(task.value(told, Verdict.of(family, told.finding()), own, crossesBreak, state::names));
                }
            }
            return values;
        } catch (RuntimeException e) {
            failures.accept(task.item(), e);
            return subjectsOf(task.item(), task.members()).stream()
                    .map(told -> task.value(told, Verdict.ERROR, Provenance.NONE, false, state::names))
                    .toList();
        }
    }

    private static boolean isAboutWhole(Task task, Told told) {
        return told.isWhole() && task.item().scope().scale() != Scale.CITY;
    }

    /** A city or pair that lacks the input itself is left out. */
    private static boolean hasInput(Told told) {
        return !(told.finding().outcome() instanceof Outcome.Absent absent && absent.reason() == Reason.MISSING_INPUT);
    }

    /** Whom an item may be about: where a computation fails, all of them lose their value. */
    private List<Told> subjectsOf(Item item, Members members) {
        return Subjects.of(item, members.size());
    }

    /** The subjects that an item may ever have had a value for. */
    List<Subject> subjectsEver(Item item) {
        Set<Place> places = item.indicator().family().places();
        List<String> cities = switch (item.scope().scale()) {
            case REGION -> List.copyOf(state.citiesEverIn(item.scope().code()));
            case TERRITORY ->
                places.contains(Place.CITY_IN_TERRITORY)
                        ? state.members(item.scope(), item.period().last()).codes()
                        : List.of();
            case CITY, PAIR -> List.of();
        };
        String region = item.scope().scale() == Scale.REGION ? item.scope().code() : null;
        return Subjects.of(item, cities.size()).stream()
                .map(told -> Subjects.subject(item.scope(), told, cities, region))
                .toList();
    }
}
