package io.secunda.metrics.recompute;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.metrics.catalogue.Family.Place;
import io.secunda.metrics.territories.Members;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An item at the moment of its computation.
 *
 * @param territory the territory
 * @param item what is computed
 * @param members the cities of its scope at the period
 * @param start the start of its window, or null
 * @param cause key of the record that led to it
 * @param now when it is computed
 */
record Task(
        String territory,
        Item item,
        Members members,
        @Nullable Period start,
        String cause,
        Instant now) {

    /** Whether there is a value a city of a region, not one for the scope. */
    boolean eachCity() {
        return eachCity(item);
    }

    static boolean eachCity(Item item) {
        return item.scope().scale() == Scale.REGION
                && item.indicator().family().places().contains(Place.CITY_IN_REGION);
    }

    /** Whom the value at a position is about. */
    Subject subject(int position) {
        return eachCity()
                ? Subject.city(members.codes().get(position), item.scope().code())
                : item.scope();
    }

    /** The value at a position. */
    IndicatorValue value(
            int position,
            Verdict verdict,
            Provenance provenance,
            boolean crossesBreak,
            Function<Subject, Names> names) {
        Subject subject = subject(position);
        return new IndicatorValue(
                territory,
                item.indicator().id(),
                subject,
                item.window(),
                item.period(),
                start,
                verdict.value(),
                verdict.reason(),
                verdict.parts(),
                verdict.components(),
                item.indicator().family().unit(),
                verdict.coverage(),
                provenance.provisional(),
                crossesBreak,
                provenance.inputs(),
                null,
                names.apply(subject),
                eachCity() ? members.role(position) : null,
                provenance.sources(),
                provenance.vintage(),
                cause,
                now);
    }
}
