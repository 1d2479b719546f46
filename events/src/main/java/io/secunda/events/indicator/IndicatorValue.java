package io.secunda.events.indicator;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.geography.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One value of one indicator, or the reason there is none, as it became known at a moment.
 *
 * @param territory the territory
 * @param indicator id, with its variable where it has one: {@code theil_t}, {@code core_share(gdp)}
 * @param subject what it is about
 * @param window length of the window over which change is measured, {@code 5y} or {@code longest}; null for an
 *     indicator of one period
 * @param period the period, for a window its end
 * @param from the start of the window, or null
 * @param value the value in {@code unit}, or null when {@code reason} says why there is none
 * @param reason why there is no value ({@code too_few_cities}, {@code zero_denominator}, {@code low_coverage} …), or null
 * @param parts named parts, {@code between} and {@code within} of a Theil index; one without a value is left out
 * @param components for a composite, the names of the components that went into it; else empty
 * @param unit unit of the value
 * @param coverage share of the needed inputs that were present, 0 to 1
 * @param provisional whether any input was provisional
 * @param crossesBreak whether the window crosses a marked break of a series
 * @param inputs how many observations went in
 * @param previous the value this one takes the place of, or null
 * @param names names of the subject (of the city, for a city seen in a region)
 * @param role the city's role in the region, or null
 * @param sources the publications it rests on, in order of name; at most {@link #MAX_SOURCES}
 * @param vintage the latest release among the inputs, or null without any
 * @param cause key of the record whose arrival led to this value
 * @param recorded when it was computed
 */
public record IndicatorValue(
        String territory,
        String indicator,
        Subject subject,
        @Nullable String window,
        Period period,
        @Nullable Period from,
        @Nullable Double value,
        @Nullable String reason,
        Map<String, Double> parts,
        List<String> components,
        String unit,
        double coverage,
        boolean provisional,
        boolean crossesBreak,
        int inputs,
        @Nullable Double previous,
        Names names,
        @Nullable Role role,
        List<SourceVintage> sources,
        @Nullable Instant vintage,
        String cause,
        Instant recorded) {

    /** CloudEvents type of a value that changed. */
    public static final String CHANGED = "io.secunda.indicator.changed.v1";

    /** More sources than this are not listed. */
    public static final int MAX_SOURCES = 12;

    public IndicatorValue {
        if ((value == null) != (reason != null)) {
            throw new IllegalArgumentException(
                    indicator + " of " + subject + " needs a value or a reason, and not both");
        }
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException(indicator + " of " + subject + " is " + value + ", no finite number");
        }
        if (!(coverage >= 0 && coverage <= 1)) {
            throw new IllegalArgumentException("coverage " + coverage + " is not between 0 and 1");
        }
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        components = List.copyOf(components);
        sources = List.copyOf(sources);
    }

    /** The series it belongs to: {@code CN/city:320500@YRD/relative_growth(gdp)/5y}. */
    public String series() {
        return territory + "/" + subject + "/" + indicator + "/" + (window == null ? "-" : window);
    }

    /** The record key: its series and period. */
    public String key() {
        return series() + "/" + period;
    }

    /** Whether another value says the same of the same period, whenever and from whatever cause it was computed. */
    public boolean saysTheSameAs(IndicatorValue other) {
        return withoutHistory().equals(other.withoutHistory());
    }

    /** The same as the successor of another value. */
    public IndicatorValue after(@Nullable Double before) {
        return with(before, cause, recorded);
    }

    /** The same as the successor of another value that was recorded at a moment: not recorded before it, whatever the clocks say. */
    public IndicatorValue after(@Nullable Double before, Instant then) {
        return with(before, cause, recorded.isBefore(then) ? then : recorded);
    }

    /** What it says, without what it takes the place of and whence and when it came. */
    public IndicatorValue withoutHistory() {
        return with(null, "", Instant.EPOCH);
    }

    private IndicatorValue with(@Nullable Double before, String because, Instant when) {
        return new IndicatorValue(
                territory,
                indicator,
                subject,
                window,
                period,
                from,
                value,
                reason,
                parts,
                components,
                unit,
                coverage,
                provisional,
                crossesBreak,
                inputs,
                before,
                names,
                role,
                sources,
                vintage,
                because,
                when);
    }
}
