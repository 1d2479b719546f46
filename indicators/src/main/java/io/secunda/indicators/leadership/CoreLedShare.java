package io.secunda.indicators.leadership;

import io.secunda.indicators.Outcome;
import java.time.LocalDate;
import java.util.List;

/**
 * How many agreements secondary cities have no lead in.
 *
 * <p>Active agreements that have leads, all of them cores of the region or governments above the cities / active agreements.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share; 0 to 1. An agreement without a lead is in the denominator only.
 *   <li><b>Absent:</b> without an active agreement.
 *   <li><b>Cost:</b> linear in the leads.
 *   <li><b>Source:</b> own, for the actor mismatch of Du, Building Up a Cooperative Framework (A+BE).
 * </ul>
 */
public final class CoreLedShare {

    private CoreLedShare() {}

    /**
     * The share.
     *
     * @param agreements of the region, region-wide plans too
     * @param core whether each city of the region is a core; otherwise it is secondary
     * @param day the period's last day
     */
    public static Outcome of(List<Agreement> agreements, boolean[] core, LocalDate day) {
        List<Agreement> active =
                agreements.stream().filter(agreement -> agreement.isActive(day)).toList();
        long coreLed = active.stream()
                .filter(agreement -> !agreement.leads().isEmpty())
                .filter(agreement -> agreement.leads().stream().allMatch(lead -> lead.isCoreOrUpper(core)))
                .count();
        return Outcome.ratio((double) coreLed, active.size());
    }
}
