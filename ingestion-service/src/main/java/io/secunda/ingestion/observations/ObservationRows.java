package io.secunda.ingestion.observations;

import io.secunda.events.geography.Kind;
import io.secunda.events.geography.Variable;
import io.secunda.events.observation.Observation;
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
import io.secunda.ingestion.units.Units;
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

/** Rows of observations. */
@ApplicationScoped
class ObservationRows implements RowKind<Observation> {

    private static final Columns COLUMNS = new Columns(
            List.of("city_code", "variable", "period", "value", "unit", "source"),
            List.of("status", "released", "territory"),
            Map.of("city", "city_code"));

    private final FactLog<Observation> log;
    private final KnownGeography geography;
    private final Units units;

    ObservationRows(FactLog<Observation> log, KnownGeography geography, Units units) {
        this.log = log;
        this.geography = geography;
        this.units = units;
    }

    @Produces
    @Singleton
    static FactLog<Observation> log(Publisher publisher, Clock clock) {
        return new FactLog<>(new ObservationKind(), publisher, clock);
    }

    @Override
    public FactLog<Observation> log() {
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
    public Candidate<Observation> read(
            int row, Fields fields, @Nullable String territory, Instant now, Consumer<String> notes) {
        String in = geography.territoryOf(fields, territory);
        String city = geography.requireCity(in, fields, "city_code");
        Variable variable = variable(in, fields);
        Optional<Instant> released = fields.released(now);
        List<Status> statuses = fields.statuses();
        Status status = statuses.get(0);
        var observation = new Observation(
                in,
                city,
                variable.id(),
                fields.period("period"),
                value(fields, variable, status),
                variable.unit(),
                fields.text("source", Texts.LONGEST_SOURCE),
                status,
                released.orElse(now),
                now,
                statuses.size() > 1 ? statuses : null);
        return new Candidate<>(row, released.isPresent(), observation);
    }

    private Variable variable(String territory, Fields fields) {
        String id = fields.code("variable");
        return geography
                .variable(territory, id)
                .orElseThrow(() -> new Rejected(
                        "variable",
                        id,
                        "variable '" + id + "' is not known in territory " + territory
                                + "; /api/v1/catalogue/variables lists those that are, and a POST to /api/v1/territories/"
                                + territory + "/geography adds some"));
    }

    private @Nullable Double value(Fields fields, Variable variable, Status status) {
        Optional<BigDecimal> number = fields.optionalNumber("value");
        if (number.isEmpty()) {
            if (status.missing()) {
                return null;
            }
            throw new Rejected(
                    "value", null, "is missing; give a number, or a status that says why there is none, such as O");
        }
        if (status.missing()) {
            throw new Rejected(
                    "status",
                    status.name(),
                    "says that the value is missing, but value is " + fields.written("value")
                            + "; leave one of the two out");
        }
        return figure(fields, variable, number.get());
    }

    private double figure(Fields fields, Variable variable, BigDecimal number) {
        String unit = fields.text("unit", Texts.LONGEST_UNIT);
        if (variable.kind() == Kind.STOCK && number.signum() < 0) {
            throw new Rejected(
                    "value",
                    fields.written("value"),
                    "is negative, but " + variable.id() + " is counted at a moment (a stock): 0 or more is expected");
        }
        try {
            double value = units.convert(number, unit, variable.unit()).doubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            throw new Rejected("unit", unit, variable.id() + ": " + e.getMessage());
        }
        throw new Rejected("value", fields.written("value"), "is greater than any number that can be kept");
    }
}
