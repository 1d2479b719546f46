package io.secunda.indicators.leadership;

import io.secunda.indicators.Outcome;
import java.time.LocalDate;
import java.util.List;

/**
 * How many agreements bring levels of government together.
 *
 * <p>Active agreements with at least two levels / active agreements.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share; 0 to 1.
 *   <li><b>Absent:</b> without an active agreement.
 *   <li><b>Cost:</b> linear in the agreements.
 *   <li><b>Source:</b> own, for the vertical coordination of Du, Building Up a Cooperative Framework (A+BE).
 * </ul>
 */
public final class VerticalParticipation {

    private static final int SEVERAL_LEVELS = 2;

    private VerticalParticipation() {}

    /**
     * The share.
     *
     * @param agreements of the region, region-wide plans too
     * @param day the period's last day
     */
    public static Outcome of(List<Agreement> agreements, LocalDate day) {
        List<Agreement> active =
                agreements.stream().filter(agreement -> agreement.isActive(day)).toList();
        long vertical = active.stream()
                .filter(agreement -> agreement.levels().size() >= SEVERAL_LEVELS)
                .count();
        return Outcome.ratio((double) vertical, active.size());
    }
}
