package io.secunda.events.geography;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether more of a variable is better. */
public enum Direction {
    BENEFIT,
    COST,
    NEUTRAL;

    /** Reads a direction, in whatever case. */
    @JsonCreator
    public static Direction parse(String text) {
        for (Direction direction : values()) {
            if (direction.name().equalsIgnoreCase(text.strip())) {
                return direction;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no direction; write benefit, cost or neutral");
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
