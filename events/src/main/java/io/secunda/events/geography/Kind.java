package io.secunda.events.geography;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a variable behaves in time, and so how it is brought to a longer period. */
public enum Kind {
    /** Counted at a moment; a longer period takes its last. */
    STOCK,
    /** Counted over a span; a longer period takes the sum. */
    FLOW,
    /** A ratio; a longer period takes the mean. */
    RATE;

    /** Reads a kind, in whatever case. */
    @JsonCreator
    public static Kind parse(String text) {
        for (Kind kind : values()) {
            if (kind.name().equalsIgnoreCase(text.strip())) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no kind of variable; write stock, flow or rate");
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
