package io.secunda.ingestion.flows;

import io.secunda.events.Period;
import io.secunda.events.flow.Flow;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.FactKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Flows as facts. */
final class FlowKind implements FactKind<Flow> {

    private record Figure(@Nullable Double value, String unit, Status status) {}

    @Override
    public Topic topic() {
        return Topic.FLOWS;
    }

    @Override
    public Class<Flow> type() {
        return Flow.class;
    }

    @Override
    public String eventType() {
        return Flow.RECORDED;
    }

    @Override
    public String subject(Flow fact) {
        return "pair:" + fact.origin() + "~" + fact.destination() + "/" + fact.kind() + "/" + fact.period();
    }

    @Override
    public Period period(Flow fact) {
        return fact.period();
    }

    @Override
    public Object content(Flow fact) {
        return new Figure(fact.value(), fact.unit(), fact.status());
    }

    @Override
    public Flow recordedAt(Flow fact, Instant recorded) {
        return new Flow(
                fact.territory(),
                fact.origin(),
                fact.destination(),
                fact.kind(),
                fact.period(),
                fact.value(),
                fact.unit(),
                fact.source(),
                fact.status(),
                fact.released(),
                recorded);
    }

    @Override
    public Flow compact(Flow fact) {
        return new Flow(
                fact.territory().intern(),
                fact.origin().intern(),
                fact.destination().intern(),
                fact.kind().intern(),
                fact.period(),
                fact.value(),
                fact.unit().intern(),
                fact.source().intern(),
                fact.status(),
                fact.released(),
                fact.recorded());
    }
}
