package io.secunda.policy.evaluation;

import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.recommendation.Evidence;
import io.secunda.policy.rules.Input;
import io.secunda.policy.rules.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rule sees of a subject.
 *
 * <p>The period is the latest one at which the rule's first input has a value; every other input is read at its own
 * latest period with a value up to there. So a period that cannot be computed yet leaves the picture as it was, and what
 * is seen depends on what is known alone, not on the order in which it came. An input of a city in a region that has no
 * series there is read from the city on its own ({@code migration_balance} needs no region); the first input is not, so
 * that a rule over such figures alone has one subject a city.
 *
 * @param readings by input name, in the rule's order; an input of which nothing is known is left out
 */
record Sight(Map<String, Reading> readings) {

    Sight {
        readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
    }

    static Sight of(Rule rule, String territory, Subject subject, Series.Lookup lookup) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        Input primary = rule.primary();
        Reading first = find(primary, null, new Place(territory, subject, lookup));
        if (first == null) {
            return new Sight(readings);
        }
        readings.put(primary.name(), first);
        Period period = first.value().period();
        for (Input input : rule.inputs().values()) {
            if (!input.name().equals(primary.name())) {
                Reading reading = find(input, period, new Place(territory, subject, lookup));
                if (reading == null && subject.scale() == Scale.CITY && subject.region() != null) {
                    var alone = new Place(territory, Subject.city(subject.code()), lookup);
                    reading = find(input, period, alone);
                }
                if (reading != null) {
                    readings.put(input.name(), reading);
                }
            }
        }
        return new Sight(readings);
    }

    private record Place(String territory, Subject subject, Series.Lookup lookup) {

        Series series(String indicator, String window) {
            return lookup.find(territory, subject, indicator, window);
        }
    }

    /** The first series with a value up to a period decides; without any, the first one with a record says why not. */
    private static @Nullable Reading find(Input input, @Nullable Period end, Place place) {
        Reading absent = null;
        for (String indicator : input.indicators()) {
            for (String window : input.windows()) {
                Series series = place.series(indicator, window);
                NavigableSet<Period> periods = series.periods();
                if (end != null) {
                    periods = periods.headSet(end, true);
                }
                Reading latest = latest(input, series, periods);
                if (latest != null) {
                    return input.at() == Input.At.LATEST ? latest : before(input, series, periods, latest);
                }
                if (absent == null && !periods.isEmpty()) {
                    absent = Reading.of(input, series.at(periods.last()));
                }
            }
        }
        return absent;
    }

    private static @Nullable Reading latest(Input input, Series series, NavigableSet<Period> periods) {
        for (Period period : periods.descendingSet()) {
            Reading reading = Reading.of(input, series.at(period));
            if (reading.number() != null) {
                return reading;
            }
        }
        return null;
    }

    /** Only a period of the same length can be compared with. */
    private static @Nullable Reading before(Input input, Series series, NavigableSet<Period> periods, Reading latest) {
        Period end = latest.value().period();
        for (Period period : periods.headSet(end, false).descendingSet()) {
            if (period.frequency() == end.frequency()) {
                Reading reading = Reading.of(input, series.at(period));
                if (reading.number() != null) {
                    return reading;
                }
            }
        }
        return null;
    }

    /** The value that decides the period, with the subject's names and role; null when nothing is known. */
    @Nullable IndicatorValue primary() {
        return readings.isEmpty() ? null : readings.values().iterator().next().value();
    }

    /** The numbers that are known, by input name. */
    Map<String, Double> numbers() {
        Map<String, Double> numbers = new TreeMap<>();
        readings.forEach((name, reading) -> {
            Double number = reading.number();
            if (number != null) {
                numbers.put(name, number);
            }
        });
        return numbers;
    }

    /** The evidence without counterfactuals: what is compared to tell whether it changed. */
    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        readings.values().forEach(reading -> evidence.add(reading.evidence(null)));
        return evidence;
    }
}
