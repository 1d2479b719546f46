package io.secunda.ingestion.causes;

import com.fasterxml.jackson.annotation.JsonValue;
import io.secunda.events.Fact;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.flow.Flow;
import io.secunda.events.geography.Membership;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact that took the place of another one, or of none.
 *
 * @param key its key
 * @param cities codes of the cities it is about
 * @param what id of its variable, kind of flow, kind of agreement or role
 * @param names names of the variable, or of the agreement; null when there are none
 * @param period what it is about; of an agreement when it was signed; null for a membership that always held
 * @param before the figure that stood before, or null
 * @param after the figure that stands since, or null for what has no figure
 */
record ChangedFact(
        String key,
        Kind kind,
        List<String> cities,
        String what,
        @Nullable Names names,
        @Nullable Period period,
        @Nullable Figure before,
        @Nullable Figure after,
        String source,
        Instant recorded) {

    /** What kind of fact. */
    enum Kind {
        OBSERVATION,
        FLOW,
        AGREEMENT,
        MEMBERSHIP;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A figure in its unit. */
    record Figure(
            @Nullable Double value, String unit, Status status, String source, Instant released, Instant recorded) {

        private static Figure of(Fact fact, String unit) {
            return new Figure(fact.value(), unit, fact.status(), fact.source(), fact.released(), fact.recorded());
        }
    }

    static ChangedFact of(@Nullable Observation before, Observation after, @Nullable Names names) {
        return new ChangedFact(
                after.key(),
                Kind.OBSERVATION,
                List.of(after.city()),
                after.variable(),
                names,
                after.period(),
                before == null ? null : Figure.of(before, before.unit()),
                Figure.of(after, after.unit()),
                after.source(),
                after.recorded());
    }

    static ChangedFact of(@Nullable Flow before, Flow after) {
        return new ChangedFact(
                after.key(),
                Kind.FLOW,
                List.of(after.origin(), after.destination()),
                after.kind(),
                null,
                after.period(),
                before == null ? null : Figure.of(before, before.unit()),
                Figure.of(after, after.unit()),
                after.source(),
                after.recorded());
    }

    static ChangedFact of(Agreement after) {
        return new ChangedFact(
                after.key(),
                Kind.AGREEMENT,
                after.participants(),
                after.kind(),
                after.title(),
                after.signed(),
                null,
                null,
                after.source(),
                after.recorded());
    }

    static ChangedFact of(Membership after) {
        return new ChangedFact(
                after.key(),
                Kind.MEMBERSHIP,
                List.of(after.city()),
                after.role().toString(),
                null,
                after.from(),
                null,
                null,
                after.source(),
                after.recorded());
    }

    /** Whether it is about any of some cities. */
    boolean concerns(Set<String> some) {
        return cities.stream().anyMatch(some::contains);
    }
}
