package io.secunda.policy.evaluation;

import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.geography.Role;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.policy.rules.Input;
import io.secunda.policy.rules.Rule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * What a rule sees of a subject, period by period, the latest first.
 *
 * <p>A period is one at which the rule's first input has a value; every other input is read at its own latest period with a
 * value up to there. So a period that cannot be computed yet leaves the picture as it was, and what is seen depends on what is
 * known alone, not on the order in which it came. An input of a city in a region that has no series there is read from the
 * city on its own ({@code migration_balance} needs no region); the first input is not, so that a rule over such figures alone
 * has one subject a city.
 *
 * <p>A period that is covered too poorly for the rule is passed over for the one before, as one that cannot be computed
 * yet. An input that ignores breaks is missing where its window crosses one.
 */
final class Sights {

    private final Rule rule;
    private final Place place;

    Sights(Rule rule, String territory, Subject subject, Series.Lookup lookup) {
        this.rule = rule;
        this.place = new Place(territory, subject, lookup, rule.minCoverage(), new HashMap<>());
    }

    /** What is seen at the latest period; without any reading when nothing is known of the first input. */
    Sight latest() {
        return upTo(null);
    }

    /** What is seen at the latest period before, of the same length; null without any. */
    @Nullable Sight before(Sight sight) {
        IndicatorValue primary = sight.primary();
        Period before = primary == null ? null : before(primary.period());
        return before == null ? null : upTo(before);
    }

    private @Nullable Period before(Period period) {
        Period latest = null;
        for (String indicator : rule.primary().indicators()) {
            for (String window : rule.primary().windows()) {
                for (Period other : place.series(indicator, window)
                        .periods()
                        .headSet(period, false)
                        .descendingSet()) {
                    if (other.frequency() == period.frequency()) {
                        latest = latest == null || other.compareTo(latest) > 0 ? other : latest;
                        break;
                    }
                }
            }
        }
        return latest;
    }

    private Sight upTo(@Nullable Period end) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        Input primary = rule.primary();
        Reading first = find(primary, end, place);
        if (first == null) {
            return new Sight(readings);
        }
        readings.put(primary.name(), first);
        Period period = first.value().period();
        for (Input input : rule.inputs().values()) {
            if (!input.name().equals(primary.name())) {
                Reading reading = read(input, period, place);
                if (reading != null) {
                    readings.put(input.name(), reading);
                }
            }
        }
        return new Sight(readings);
    }

    private static @Nullable Reading read(Input input, Period end, Place place) {
        Subject subject = place.subject();
        String region = subject.region();
        if (input.of() == Input.Of.CORE) {
            return region == null ? null : ofCores(input, end, place, region);
        }
        if (input.of() == Input.Of.REGION) {
            return region == null ? null : find(input, end, place.of(Subject.region(region)));
        }
        Reading reading = find(input, end, place);
        boolean alone = reading == null && subject.scale() == Scale.CITY && region != null;
        return alone ? find(input, end, place.of(Subject.city(subject.code()))) : reading;
    }

    /** The highest of the region's cores at the time, other than the city itself. */
    private static @Nullable Reading ofCores(Input input, Period end, Place place, String region) {
        Reading highest = null;
        for (Subject core : place.lookup().coresOf(place.territory(), region)) {
            Reading reading = core.equals(place.subject()) ? null : find(input, end, place.of(core));
            Double number = reading == null ? null : reading.number();
            if (reading == null || number == null || reading.value().role() != Role.CORE) {
                continue;
            }
            Double best = highest == null ? null : highest.number();
            if (best == null || number > best) {
                highest = reading;
            }
        }
        return highest;
    }

    /** Whose series are read, and those that were read before: going back in time asks for the same ones again. */
    private record Place(
            String territory,
            Subject subject,
            Series.Lookup lookup,
            double minCoverage,
            Map<List<String>, Series> known) {

        Series series(String indicator, String window) {
            return known.computeIfAbsent(
                    List.of(subject.toString(), indicator, window),
                    key -> lookup.find(territory, subject, indicator, window));
        }

        Place of(Subject other) {
            return new Place(territory, other, lookup, minCoverage, known);
        }
    }

    /**
     * The first series with a value up to a period decides; one that measures a break is passed over for the next. Without
     * any, the first one with a record says why not.
     */
    private static @Nullable Reading find(Input input, @Nullable Period end, Place place) {
        Reading absent = null;
        for (String indicator : input.indicators()) {
            for (String window : input.windows()) {
                Series series = place.series(indicator, window);
                NavigableSet<Period> periods = series.periods();
                if (end != null) {
                    periods = periods.headSet(end, true);
                }
                Reading latest = latest(input, series, periods, place);
                if (latest != null) {
                    Reading reading =
                            input.at() == Input.At.LATEST ? latest : before(input, series, periods, latest, place);
                    if (reading == null) {
                        return null;
                    }
                    if (!reading.isIgnored() && !breaksBetween(input, reading, latest, place)) {
                        return reading;
                    }
                    absent = absent == null ? reading.acrossABreak() : absent;
                } else if (absent == null && !periods.isEmpty()) {
                    absent = Reading.of(input, series.at(periods.last()));
                }
            }
        }
        return absent;
    }

    /** The latest with a value of enough coverage; while there is none, the latest with a value. */
    private static @Nullable Reading latest(Input input, Series series, NavigableSet<Period> periods, Place place) {
        Reading poor = null;
        for (Period period : periods.descendingSet()) {
            Reading reading = Reading.of(input, series.at(period));
            if (reading.number() != null) {
                if (reading.value().coverage() >= place.minCoverage()) {
                    return reading;
                }
                poor = poor == null ? reading : poor;
            }
        }
        return poor;
    }

    /** Only a period of the same length can be compared with. */
    private static @Nullable Reading before(
            Input input, Series series, NavigableSet<Period> periods, Reading latest, Place place) {
        Period end = latest.value().period();
        for (Period period : periods.headSet(end, false).descendingSet()) {
            if (period.frequency() == end.frequency()) {
                Reading reading = Reading.of(input, series.at(period));
                if (reading.number() != null && reading.value().coverage() >= place.minCoverage()) {
                    return reading;
                }
            }
        }
        return null;
    }

    private static boolean breaksBetween(Input input, Reading reading, Reading latest, Place place) {
        String region = place.subject().region();
        Place marks = region == null ? place : place.of(Subject.region(region));
        Period from = reading.value().period();
        Period to = latest.value().period();
        for (String indicator : input.breaks()) {
            Series series = marks.series(indicator, Input.NO_WINDOW);
            for (Period period : series.periods()) {
                Double share = series.at(period).value();
                if (share != null && share > 0 && period.compareTo(from) > 0 && period.compareTo(to) <= 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
