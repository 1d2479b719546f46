package io.secunda.events.recommendation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody decided on a recommendation. */
public enum Verdict {
    /** It has been seen. */
    ACKNOWLEDGE,
    /** It will be followed. */
    ACCEPT,
    /** It will not be followed. */
    REJECT,
    /** It will be looked at again later. */
    DEFER;

    /** Reads a verdict, in whatever case. */
    @JsonCreator
    public static Verdict parse(String text) {
        for (Verdict verdict : values()) {
            if (verdict.name().equalsIgnoreCase(text.strip())) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no decision; write acknowledge, accept, reject or defer");
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
