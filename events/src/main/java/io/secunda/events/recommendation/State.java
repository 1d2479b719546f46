package io.secunda.events.recommendation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a recommendation stands, which is also what its last event said. */
public enum State {
    RAISED,
    UPDATED,
    ESCALATED,
    EASED,
    WITHDRAWN;

    /** Reads a state, in whatever case. */
    @JsonCreator
    public static State parse(String text) {
        for (State state : values()) {
            if (state.name().equalsIgnoreCase(text.strip())) {
                return state;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no state; write raised, updated, escalated, eased or withdrawn");
    }

    /** Whether the recommendation is in force. */
    public boolean open() {
        return this != WITHDRAWN;
    }

    /** CloudEvents type of the event that leads to this state. */
    public String eventType() {
        return "io.secunda.recommendation." + this + ".v1";
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
