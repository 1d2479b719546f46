package io.secunda.events.recommendation;

import io.secunda.events.Period;
import io.secunda.events.Subject;
import io.secunda.events.indicator.SourceVintage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indicator value that a rule looked at.
 *
 * @param input the rule's name for it
 * @param indicator id of the indicator
 * @param subject what the value is about
 * @param window the window, or null
 * @param period its period
 * @param from start of the window, or null
 * @param value the value, or null when absent
 * @param reason why it is absent, or null
 * @param part the part of the indicator that was read, {@code within}, or null for the value itself
 * @param unit unit of the value
 * @param coverage share of the needed inputs that were present
 * @param provisional whether any input was provisional
 * @param crossesBreak whether the window crosses a marked break of a series
 * @param counterfactual the nearest value of this input that would withdraw the recommendation, all else equal; null when
 *     no change of this input alone would
 * @param sources the publications it rests on
 * @param vintage the latest release among the inputs, or null
 */
public record Evidence(
        String input,
        String indicator,
        Subject subject,
        @Nullable String window,
        Period period,
        @Nullable Period from,
        @Nullable Double value,
        @Nullable String reason,
        @Nullable String part,
        String unit,
        double coverage,
        boolean provisional,
        boolean crossesBreak,
        @Nullable Double counterfactual,
        List<SourceVintage> sources,
        @Nullable Instant vintage) {

    public Evidence {
        sources = List.copyOf(sources);
    }
}
