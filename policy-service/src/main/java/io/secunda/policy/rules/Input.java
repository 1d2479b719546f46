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
 * @param of whose value it is
 * @param component the named component that is looked for, {@code low:innovation_capacity}: the number is 1 when the value
 *     names it and else 0; null for an input that is a number itself
 * @param acrossBreaks what a value is worth whose window crosses a marked break
 * @param breaks ids of indicators of the region that are above 0 where a series breaks: a {@code previous} value counts as
 *     missing when one of them is, at any period after it and up to the latest
 */
public record Input(
        String name,
        List<String> indicators,
        List<String> windows,
        @Nullable String part,
        At at,
        boolean optional,
        Of of,
        @Nullable String component,
        AcrossBreaks acrossBreaks,
        List<String> breaks) {

    /** Stands for an indicator of one period, as in a series' key. */
    public static final String NO_WINDOW = "-";

    public Input {
        indicators = List.copyOf(indicators);
        windows = List.copyOf(windows);
        breaks = List.copyOf(breaks);
    }

    /** Whose value is read. */
    public enum Of {
        /** The subject's own. */
        OWN,
        /** That of the region in which a city is seen. */
        REGION,
        /** The highest among the cores of the region in which a city is seen, the city itself left out. */
        CORE
    }

    /** What becomes of a value whose window crosses a marked break. */
    public enum AcrossBreaks {
        /** It counts as missing: what was measured may be the break. The default of inputs with a window. */
        IGNORE,
        /** It counts, with less confidence. */
        USE
    }

    /** Which period of a series is read. */
    public enum At {
        /** The latest that is not after the period of the rule's first input. */
        LATEST,
        /** The one before that. */
        PREVIOUS
    }
}
