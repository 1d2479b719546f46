package io.secunda.metrics.recompute;

import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.metrics.catalogue.Answer;
import io.secunda.metrics.catalogue.Family;
import io.secunda.metrics.catalogue.Finding;
import io.secunda.metrics.recompute.LongestWindows.Series;
import io.secunda.metrics.territories.Members;
import io.secunda.metrics.territories.TerritoryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computes the values of an item from a territory's state: choice of cities and window, coverage, words, provenance. */
final class Evaluation {

    private final TerritoryState state;
    private final LongestWindows longest;
    private final BiConsumer<Item, RuntimeException> failures;

    /**
     * @param failures told when a kernel throws
     */
    Evaluation(TerritoryState state, LongestWindows longest, BiConsumer<Item, RuntimeException> failures) {
        this.state = state;
        this.longest = longest;
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
        var setting = new StateSetting(state, item.indicator(), members, item.period(), start);
        if (!setting.hasAny(item.indicator().variables(), item.period())
                || (start != null && !setting.hasAny(item.indicator().windowVariables(), start))) {
            return List.of();
        }
        return values(new Task(state.id(), item, members, start, cause, now), setting);
    }

    private @Nullable Period start(Item item, String window, Members members) {
        if (!window.equals(Item.LONGEST)) {
            return item.period().minusYears(Item.yearsOf(window));
        }
        var series = new Series(
                item.scope(), item.indicator().windowVariables(), item.period().frequency());
        Period start = longest.start(series, members);
        return start != null && start.compareTo(item.period()) < 0 ? start : null;
    }

    private List<IndicatorValue> values(Task task, StateSetting setting) {
        Family family = task.item().indicator().family();
        try {
            Answer answer = family.kernel().of(setting);
            var provenance = Provenance.of(setting.figures(answer));
            boolean crossesBreak = setting.crossesBreak();
            List<IndicatorValue> values = new ArrayList<>();
            for (int i = 0; i < answer.findings().size(); i++) {
                Finding finding = answer.findings().get(i);
                if (!isAboutCities(task) || hasInput(finding)) {
                    var verdict = Verdict.of(family, finding);
                    values.add(task.value(i, verdict, provenance, crossesBreak, state::names));
                }
            }
            return values;
        } catch (RuntimeException e) {
            failures.accept(task.item(), e);
            return IntStream.range(0, task.eachCity() ? task.members().size() : 1)
                    .mapToObj(i -> task.value(i, Verdict.ERROR, Provenance.NONE, false, state::names))
                    .toList();
        }
    }

    private static boolean isAboutCities(Task task) {
        return task.eachCity() || task.item().scope().scale() == Scale.CITY;
    }

    /** A city that lacks the input itself is left out. */
    private static boolean hasInput(Finding finding) {
        return !(finding.outcome() instanceof Outcome.Absent absent && absent.reason() == Reason.MISSING_INPUT);
    }

    /** The subjects that an item may ever have had a value for. */
    List<Subject> subjectsEver(Item item) {
        if (!Task.eachCity(item)) {
            return List.of(item.scope());
        }
        String region = item.scope().code();
        return state.citiesEverIn(region).stream()
                .map(city -> Subject.city(city, region))
                .toList();
    }
}
