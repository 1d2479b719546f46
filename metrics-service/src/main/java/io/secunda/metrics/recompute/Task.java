package io.secunda.metrics.recompute;

import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.metrics.catalogue.Answer;
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

    /** Whom a finding is about. */
    Subject subject(Answer.Told told) {
        String region = item.scope().scale() == Scale.REGION ? item.scope().code() : null;
        return Subjects.subject(item.scope(), told, members.codes(), region);
    }

    /** The value that tells a finding. */
    IndicatorValue value(
            Answer.Told told,
            Verdict verdict,
            Provenance provenance,
            boolean crossesBreak,
            Function<Subject, Names> names) {
        Subject subject = subject(told);
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
                told.isWhole() || told.isPair() ? null : members.role(told.first()),
                provenance.sources(),
                provenance.vintage(),
                cause,
                now);
    }
}
