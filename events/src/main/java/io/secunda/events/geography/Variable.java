package io.secunda.events.geography;

import io.secunda.events.Code;
import io.secunda.events.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measured quantity of cities. The core ones come with the product ({@link CoreVariables}); a territory adds its own,
 * or says otherwise about a core one.
 *
 * @param territory the territory
 * @param id its id
 * @param names its names
 * @param unit its canonical unit, to which figures are converted on the way in
 * @param kind stock, flow or rate
 * @param direction whether more is better
 * @param dimension the dimension of high-quality development it speaks of, or null
 * @param base for a part, the variable it is a part of ({@code population} for {@code population_60_plus}), or null
 * @param tracked whether shares, concentration and change of it are computed for every region
 * @param recorded when Secunda took it in
 */
public record Variable(
        String territory,
        String id,
        Names names,
        String unit,
        Kind kind,
        Direction direction,
        @Nullable String dimension,
        @Nullable String base,
        boolean tracked,
        Instant recorded)
        implements Geography {

    public Variable {
        Code.require("territory", territory);
        Code.require("variable", id);
        if (unit.isBlank()) {
            throw new IllegalArgumentException("variable " + id + " has no unit");
        }
        if (tracked && kind == Kind.RATE) {
            throw new IllegalArgumentException("variable " + id + " is a rate: it has no shares to track");
        }
    }

    @Override
    public String key() {
        return territory + "/variable/" + id;
    }
}
