package io.secunda.events.geography;

import io.secunda.events.Code;
import io.secunda.events.Names;
import java.time.Instant;

/**
 * A mega-region, or any set of cities under joint observation.
 *
 * @param territory its territory
 * @param id its id
 * @param names its names
 * @param recorded when Secunda took it in
 */
public record Region(String territory, String id, Names names, Instant recorded) implements Geography {

    public Region {
        Code.require("territory", territory);
        Code.require("region", id);
    }

    @Override
    public String key() {
        return territory + "/region/" + id;
    }
}
