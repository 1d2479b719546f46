package io.secunda.ingestion.agreements;

import io.secunda.events.agreement.Agreement;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.FactKind;
import java.time.Instant;

/** Agreements as facts. */
final class AgreementKind implements FactKind<Agreement> {

    @Override
    public Topic topic() {
        return Topic.AGREEMENTS;
    }

    @Override
    public Class<Agreement> type() {
        return Agreement.class;
    }

    @Override
    public String eventType() {
        return Agreement.RECORDED;
    }

    @Override
    public String subject(Agreement fact) {
        return "agreement:" + fact.id();
    }

    @Override
    public Object content(Agreement fact) {
        return dated(fact, Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public Agreement recordedAt(Agreement fact, Instant recorded) {
        return dated(fact, fact.released(), recorded);
    }

    @Override
    public Agreement compact(Agreement fact) {
        return fact;
    }

    private static Agreement dated(Agreement a, Instant released, Instant recorded) {
        return new Agreement(
                a.territory(),
                a.id(),
                a.title(),
                a.signed(),
                a.ends(),
                a.kind(),
                a.participants(),
                a.leads(),
                a.levels(),
                a.milestones(),
                a.source(),
                released,
                recorded);
    }
}
