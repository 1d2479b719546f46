package io.secunda.events.geography;

import io.secunda.events.Code;
import io.secunda.events.Names;
import java.time.Instant;
import java.util.List;

/**
 * A country, or any closed set of cities whose regions are compared with one another.
 *
 * @param territory its id, {@code CN}
 * @param names its names
 * @param windows lengths in years of the windows over which change is measured, beside the longest one; by default 5
 * @param recorded when Secunda took it in
 */
public record Territory(String territory, Names names, List<Integer> windows, Instant recorded) implements Geography {

    /** What is used where nothing is said. */
    public static final List<Integer> DEFAULT_WINDOWS = List.of(5);

    public Territory {
        Code.require("territory", territory);
        windows = List.copyOf(windows);
        if (windows.stream().anyMatch(years -> years < 1 || years > 200)) {
            throw new IllegalArgumentException("windows " + windows + " must be whole years from 1 to 200");
        }
    }

    @Override
    public String key() {
        return territory + "/territory";
    }
}
