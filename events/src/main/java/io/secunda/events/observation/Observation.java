package io.secunda.events.observation;

import io.secunda.events.Code;
import io.secunda.events.Fact;
import io.secunda.events.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a city as its source released it.
 *
 * @param territory the territory of the city, {@code CN}
 * @param city code of the city
 * @param variable id of the variable
 * @param period what it is about
 * @param value in the variable's unit, finite; null exactly when the status is a missing one
 * @param unit the variable's unit
 * @param source the publication or office
 * @param status SDMX observation status
 * @param released when the source released it (vintage)
 * @param recorded when Secunda took it in
 * @param statuses all statuses, when there are several, in the order of {@link Status#ordered}: the first is the status
 */
public record Observation(
        String territory,
        String city,
        String variable,
        Period period,
        @Nullable Double value,
        String unit,
        String source,
        Status status,
        Instant released,
        Instant recorded,
        @Nullable List<Status> statuses)
        implements Fact {

    /** CloudEvents type of a figure that was taken in. */
    public static final String RECORDED = "io.secunda.observation.recorded.v1";

    /** One of a single status. */
    public Observation(
            String territory,
            String city,
            String variable,
            Period period,
            @Nullable Double value,
            String unit,
            String source,
            Status status,
            Instant released,
            Instant recorded) {
        this(territory, city, variable, period, value, unit, source, status, released, recorded, null);
    }

    public Observation {
        Code.require("territory", territory);
        Code.require("city", city);
        Code.require("variable", variable);
        if (status.missing() != (value == null)) {
            throw new IllegalArgumentException(
                    value == null
                            ? "a value is missing but status is " + status
                            : "status " + status + " has no value");
        }
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException("value " + value + " is not a finite number");
        }
        if (statuses != null) {
            statuses = List.copyOf(statuses);
            if (statuses.size() < 2 || statuses.get(0) != status) {
                throw new IllegalArgumentException(
                        "statuses " + statuses + " must be several, of which the first is " + status);
            }
        }
    }

    /** Whether it has a status, be it among others. */
    public boolean has(Status asked) {
        return status == asked || (statuses != null && statuses.contains(asked));
    }

    /** Whether the figure is expected to be replaced. */
    public boolean provisional() {
        return status.provisional() || (statuses != null && statuses.stream().anyMatch(Status::provisional));
    }

    @Override
    public String cell() {
        return territory + "/" + city + "/" + variable + "/" + period;
    }
}
