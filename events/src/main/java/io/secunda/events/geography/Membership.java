package io.secunda.events.geography;

import io.secunda.events.Code;
import io.secunda.events.Period;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A city's place in a region for a time. Several of one city, one after the other, tell how its role changed; where two
 * hold at once, the one that began later stands.
 *
 * @param territory the territory
 * @param region id of the region
 * @param city code of the city
 * @param role core or secondary
 * @param from first period it holds, or null when it always did
 * @param to last period it holds, or null while it does
 * @param source the document that says so
 * @param recorded when Secunda took it in
 */
public record Membership(
        String territory,
        String region,
        String city,
        Role role,
        @Nullable Period from,
        @Nullable Period to,
        String source,
        Instant recorded)
        implements Geography {

    public Membership {
        Code.require("territory", territory);
        Code.require("region", region);
        Code.require("city", city);
        if (from != null && to != null && to.last().isBefore(from.first())) {
            throw new IllegalArgumentException(
                    "membership of " + city + " in " + region + " ends " + to + " before it begins " + from);
        }
    }

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return (from == null || !from.first().isAfter(day))
                && (to == null || !to.last().isBefore(day));
    }

    @Override
    public String key() {
        return territory + "/membership/" + region + "/" + city + "/" + (from == null ? "always" : from);
    }
}
