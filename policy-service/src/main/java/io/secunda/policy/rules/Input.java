package io.secunda.policy.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indicator value that a rule looks at.
 *
 * @param name the rule's name for it, a variable of its conditions
 * @param indicators ids of indicators in order of preference; the first one known of the subject is taken
 * @param windows windows in order of preference, tried for each indicator; {@link #NO_WINDOW} for one without
 * @param part the named part to read, {@code within}, or null for the value itself
 * @param at which period of the series
 * @param optional whether the conditions can do without it
 */
public record Input(
        String name,
        List<String> indicators,
        List<String> windows,
        @Nullable String part,
        At at,
        boolean optional) {

    /** Stands for an indicator of one period, as in a series' key. */
    public static final String NO_WINDOW = "-";

    public Input {
        indicators = List.copyOf(indicators);
        windows = List.copyOf(windows);
    }

    /** Which period of a series is read. */
    public enum At {
        /** The latest that is not after the period of the rule's first input. */
        LATEST,
        /** The one before that. */
        PREVIOUS
    }
}
