package io.secunda.ingestion.observations;

import io.secunda.events.Period;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.FactKind;
import io.secunda.ingestion.facts.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Observations as facts. */
final class ObservationKind implements FactKind<Observation> {

    private record Figure(
            @Nullable Double value, Status status, @Nullable List<Status> statuses) {}

    @Override
    public Topic topic() {
        return Topic.OBSERVATIONS;
    }

    @Override
    public Class<Observation> type() {
        return Observation.class;
    }

    @Override
    public String eventType() {
        return Observation.RECORDED;
    }

    @Override
    public String subject(Observation fact) {
        return "city:" + fact.city() + "/" + fact.variable() + "/" + fact.period();
    }

    @Override
    public Period period(Observation fact) {
        return fact.period();
    }

    @Override
    public Object content(Observation fact) {
        return new Figure(fact.value(), fact.status(), fact.statuses());
    }

    @Override
    public long fingerprint(Observation fact) {
        long status = fact.statuses() == null
                ? fact.status().ordinal()
                : Fingerprint.of(fact.statuses().toString());
        return Fingerprint.with(fact.value() == null ? 0 : Double.doubleToLongBits(fact.value()), status);
    }

    @Override
    public Observation recordedAt(Observation fact, Instant recorded) {
        return new Observation(
                fact.territory(),
                fact.city(),
                fact.variable(),
                fact.period(),
                fact.value(),
                fact.unit(),
                fact.source(),
                fact.status(),
                fact.released(),
                recorded,
                fact.statuses());
    }

    @Override
    public Observation compact(Observation fact) {
        return new Observation(
                fact.territory().intern(),
                fact.city().intern(),
                fact.variable().intern(),
                fact.period(),
                fact.value(),
                fact.unit().intern(),
                fact.source().intern(),
                fact.status(),
                fact.released(),
                fact.recorded(),
                fact.statuses());
    }
}
