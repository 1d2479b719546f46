package io.secunda.events.flow;

import io.secunda.events.Code;
import io.secunda.events.Fact;
import io.secunda.events.Period;
import io.secunda.events.observation.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movement from one city to another as its source released it.
 *
 * @param territory the territory
 * @param origin code of the city it leaves
 * @param destination code of the city it reaches
 * @param kind what moves, {@code mobility}, {@code rail_high_speed_trains}, {@code investment}
 * @param period what it is about
 * @param value in the given unit, finite and 0 or more; null exactly when the status is a missing one
 * @param unit unit of the value
 * @param source the publication or office
 * @param status SDMX observation status
 * @param released when the source released it (vintage)
 * @param recorded when Secunda took it in
 */
public record Flow(
        String territory,
        String origin,
        String destination,
        String kind,
        Period period,
        @Nullable Double value,
        String unit,
        String source,
        Status status,
        Instant released,
        Instant recorded)
        implements Fact {

    /** CloudEvents type of a flow that was taken in. */
    public static final String RECORDED = "io.secunda.flow.recorded.v1";

    public Flow {
        Code.require("territory", territory);
        Code.require("origin", origin);
        Code.require("destination", destination);
        Code.require("kind", kind);
        if (status.missing() != (value == null)) {
            throw new IllegalArgumentException(
                    value == null
                            ? "a value is missing but status is " + status
                            : "status " + status + " has no value");
        }
        if (value != null && !(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("value " + value + " is not a finite number of 0 or more");
        }
    }

    @Override
    public String cell() {
        return territory + "/" + origin + "~" + destination + "/" + kind + "/" + period;
    }
}
