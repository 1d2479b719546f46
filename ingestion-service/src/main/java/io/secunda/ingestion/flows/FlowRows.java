package io.secunda.ingestion.flows;

import io.secunda.events.flow.Flow;
import io.secunda.events.observation.Status;
import io.secunda.ingestion.facts.Candidate;
import io.secunda.ingestion.facts.FactLog;
import io.secunda.ingestion.facts.Publisher;
import io.secunda.ingestion.geography.KnownGeography;
import io.secunda.ingestion.intake.Columns;
import io.secunda.ingestion.intake.Fields;
import io.secunda.ingestion.intake.Rejected;
import io.secunda.ingestion.intake.RowKind;
import io.secunda.ingestion.intake.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of flows. Their units are recorded as they are given. */
@ApplicationScoped
class FlowRows implements RowKind<Flow> {

    private static final Columns COLUMNS = new Columns(
            List.of("origin_code", "destination_code", "kind", "period", "value", "unit", "source"),
            List.of("status", "released", "territory"),
            Map.of("origin", "origin_code", "destination", "destination_code"));

    private final FactLog<Flow> log;
    private final KnownGeography geography;

    FlowRows(FactLog<Flow> log, KnownGeography geography) {
        this.log = log;
        this.geography = geography;
    }

    @Produces
    @Singleton
    static FactLog<Flow> log(Publisher publisher, Clock clock) {
        return new FactLog<>(new FlowKind(), publisher, clock);
    }

    @Override
    public FactLog<Flow> log() {
        return log;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public void check(@Nullable String territory) {
        geography.check(territory);
    }

    @Override
    public Candidate<Flow> read(
            int row, Fields fields, @Nullable String territory, Instant now, Consumer<String> notes) {
        String in = geography.territoryOf(fields, territory);
        Optional<Instant> released = fields.released(now);
        Status status = fields.status();
        var flow = new Flow(
                in,
                geography.requireCity(in, fields, "origin_code"),
                geography.requireCity(in, fields, "destination_code"),
                fields.code("kind"),
                fields.period("period"),
                value(fields, status),
                fields.text("unit", Texts.LONGEST_UNIT),
                fields.text("source", Texts.LONGEST_SOURCE),
                status,
                released.orElse(now),
                now);
        return new Candidate<>(row, released.isPresent(), flow);
    }

    private static @Nullable Double value(Fields fields, Status status) {
        Optional<BigDecimal> number = fields.optionalNumber("value");
        if (number.isPresent() && status.missing()) {
            throw new Rejected(
                    "status",
                    status.name(),
                    "says that the value is missing, but value is " + fields.written("value")
                            + "; leave one of the two out");
        }
        if (number.isEmpty() && !status.missing()) {
            throw new Rejected(
                    "value", null, "is missing; give a number, or a status that says why there is none, such as O");
        }
        if (number.isPresent() && number.get().signum() < 0) {
            throw new Rejected("value", fields.written("value"), "is negative; a flow is 0 or more");
        }
        return number.map(BigDecimal::doubleValue).orElse(null);
    }
}
