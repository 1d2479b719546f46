package io.secunda.metrics.territories;

import io.secunda.events.Frequency;
import io.secunda.events.Period;
import io.secunda.events.geography.Kind;
import io.secunda.events.indicator.SourceVintage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How figures of shorter periods become one of a longer period (DOMAIN §4). */
final class SubPeriods {

    private SubPeriods() {}

    /** The next shorter periods that make up a period, in order of time; none for a day, nor for a week, which stands for itself. */
    static List<Period> of(Period period) {
        return switch (period.frequency()) {
            case YEAR -> split(period, Frequency.QUARTER);
            case QUARTER -> split(period, Frequency.MONTH);
            case MONTH -> split(period, Frequency.DAY);
            case WEEK, DAY -> List.of();
        };
    }

    private static List<Period> split(Period period, Frequency frequency) {
        List<Period> parts = new ArrayList<>();
        for (var day = period.first(); !day.isAfter(period.last()); ) {
            Period part = Period.containing(day, frequency);
            parts.add(part);
            day = part.last().plusDays(1);
        }
        return parts;
    }

    /**
     * The figure of the longer period: a flow is summed and a rate averaged when all parts are there, a stock takes the
     * last part.
     *
     * @param parts one entry a part, in order of time; null where there is no figure
     */
    static Optional<Figure> join(Kind kind, List<@Nullable Figure> parts) {
        List<Figure> used = new ArrayList<>();
        for (Figure part : kind == Kind.STOCK ? last(parts) : parts) {
            if (part == null) {
                return Optional.empty();
            }
            used.add(part);
        }
        if (used.isEmpty()) {
            return Optional.empty();
        }
        double sum = used.stream().mapToDouble(Figure::value).sum();
        double value = kind == Kind.RATE ? sum / used.size() : sum;
        return Double.isFinite(value) ? Optional.of(figure(value, used)) : Optional.empty();
    }

    private static List<@Nullable Figure> last(List<@Nullable Figure> parts) {
        return parts.isEmpty() ? parts : parts.subList(parts.size() - 1, parts.size());
    }

    private static Figure figure(double value, List<Figure> used) {
        Map<String, Instant> releases = new TreeMap<>();
        for (Figure part : used) {
            part.behind().forEach(s -> releases.merge(s.source(), s.released(), SubPeriods::later));
        }
        return new Figure(
                value,
                used.stream().mapToInt(Figure::observations).sum(),
                used.stream().anyMatch(Figure::provisional),
                used.stream().anyMatch(Figure::breaks),
                true,
                releases.entrySet().stream()
                        .map(e -> new SourceVintage(e.getKey(), Objects.requireNonNull(e.getValue())))
                        .toList());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
