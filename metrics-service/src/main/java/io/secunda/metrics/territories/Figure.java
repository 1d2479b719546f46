package io.secunda.metrics.territories;

import io.secunda.events.indicator.SourceVintage;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import java.util.List;

/**
 * What stands for a variable, period and city: an observation, or what was brought together from shorter periods.
 *
 * @param value in the variable's unit, finite
 * @param observations how many observations it rests on
 * @param provisional whether any of them is expected to be replaced
 * @param breaks whether any of them marks a break of the series
 * @param derived whether it was brought together from shorter periods
 * @param behind the publications behind it, with their releases
 */
public record Figure(
        double value,
        int observations,
        boolean provisional,
        boolean breaks,
        boolean derived,
        List<SourceVintage> behind) {

    static Figure of(Observation observation, double value, SourceVintage behind) {
        return new Figure(value, 1, observation.provisional(), observation.has(Status.B), false, List.of(behind));
    }
}
