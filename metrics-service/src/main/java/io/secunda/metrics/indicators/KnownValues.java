package io.secunda.metrics.indicators;

import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.kit.http.Moments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the view holds, for answers that are put together from many values. */
@ApplicationScoped
public class KnownValues {

    private static final int PAGE = 10_000;

    private final IndicatorView view;

    KnownValues(IndicatorView view) {
        this.view = view;
    }

    /**
     * A moment of what was known.
     *
     * @param territory the territory
     * @param period the only period that is asked for, or null for all
     * @param asOf what was known then; null for now
     */
    public record Moment(
            String territory,
            @Nullable Period period,
            @Nullable Instant asOf) {

        /** Reads parameters; a {@link BadRequestException} says which one cannot be read. */
        public static Moment read(String territory, @Nullable String period, @Nullable String asOf) {
            return new Moment(
                    territory,
                    IndicatorParameters.read("period", period, Period::parse),
                    IndicatorParameters.read("asOf", asOf, Moments::last));
        }
    }

    /** All values of indicators, or of families, of a subject; of a city without a region, in every region and alone. */
    public List<IndicatorValue> of(Subject subject, List<String> indicators, Moment at) {
        return all(List.of(subject), indicators, null, at);
    }

    /** All values of indicators, or of families, of a region and everything in it. */
    public List<IndicatorValue> in(String region, List<String> indicators, Moment at) {
        return all(List.of(), indicators, region, at);
    }

    /** Any value of a subject, or null when nothing is known of it; of whatever period. */
    public @Nullable IndicatorValue any(Subject subject, Moment at) {
        var query = query(List.of(subject), List.of(), null, new Moment(at.territory(), null, at.asOf()), 1, null);
        List<IndicatorValue> found = view.find(query).items();
        return found.isEmpty() ? null : found.get(0);
    }

    /** Whether anything is known of a region or of what is in it; of whatever period. */
    public boolean knows(String region, Moment at) {
        var query = query(List.of(), List.of(), region, new Moment(at.territory(), null, at.asOf()), 1, null);
        return !view.find(query).items().isEmpty();
    }

    private List<IndicatorValue> all(
            List<Subject> subjects, List<String> indicators, @Nullable String region, Moment at) {
        List<IndicatorValue> all = new ArrayList<>();
        Cursor after = null;
        do {
            IndicatorView.Page page = view.find(query(subjects, indicators, region, at, PAGE, after));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static IndicatorQuery query(
            List<Subject> subjects,
            List<String> indicators,
            @Nullable String region,
            Moment at,
            int limit,
            @Nullable Cursor after) {
        return new IndicatorQuery(
                at.territory(),
                subjects,
                indicators,
                region,
                null,
                null,
                at.period(),
                at.period(),
                at.asOf(),
                false,
                limit,
                after);
    }
}
