package io.secunda.events.agreement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A level of government. */
public enum Level {
    NATIONAL,
    PROVINCIAL,
    MUNICIPAL;

    /** Reads a level, in whatever case. */
    @JsonCreator
    public static Level parse(String text) {
        for (Level level : values()) {
            if (level.name().equalsIgnoreCase(text.strip())) {
                return level;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no level; write national, provincial or municipal");
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
