package io.secunda.events.geography;

import io.secunda.events.Code;
import io.secunda.events.Names;
import java.time.Instant;

/**
 * A city.
 *
 * @param territory its territory
 * @param code a stable code, GB/T 2260 in China
 * @param names its names
 * @param province its upper administrative unit; empty where there is none
 * @param lon longitude in degrees, WGS 84
 * @param lat latitude in degrees, WGS 84
 * @param adminLevel its administrative rank, {@code prefecture_level_city}; empty where there is none
 * @param recorded when Secunda took it in
 */
public record City(
        String territory,
        String code,
        Names names,
        String province,
        double lon,
        double lat,
        String adminLevel,
        Instant recorded)
        implements Geography {

    public City {
        Code.require("territory", territory);
        Code.require("city", code);
        if (!(Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException("longitude " + lon + " is not between -180 and 180 degrees");
        }
        if (!(Math.abs(lat) <= 90)) {
            throw new IllegalArgumentException("latitude " + lat + " is not between -90 and 90 degrees");
        }
    }

    @Override
    public String key() {
        return territory + "/city/" + code;
    }
}
