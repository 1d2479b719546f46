package io.secunda.indicators.leadership;

import io.secunda.indicators.Outcome;
import java.time.LocalDate;
import java.util.List;

/**
 * How much of what was promised by now has been delivered.
 *
 * <p>Milestones due and delivered by the period's end / milestones due by then, of all agreements signed by then, ended
 * ones too. The decision–implementation gap is 1 − delivery.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share; 0 to 1. Early delivery of what is not yet due does not count.
 *   <li><b>Absent:</b> while nothing is due.
 *   <li><b>Cost:</b> linear in the milestones.
 *   <li><b>Source:</b> own, after Pressman and Wildavsky 1973, Implementation.
 * </ul>
 */
public final class Delivery {

    private Delivery() {}

    /** What was delivered and what was not, which add up to 1. */
    public record Result(Outcome delivery, Outcome decisionImplementationGap) {}

    /**
     * The share.
     *
     * @param agreements of the region, or those of one of its cities
     * @param day the period's last day
     */
    public static Result of(List<Agreement> agreements, LocalDate day) {
        List<Milestone> due = agreements.stream()
                .filter(agreement -> agreement.isOfRegion() && agreement.isSigned(day))
                .flatMap(agreement -> agreement.milestones().stream())
                .filter(milestone -> milestone.isDue(day))
                .toList();
        long delivered =
                due.stream().filter(milestone -> milestone.isDelivered(day)).count();
        return new Result(
                Outcome.ratio((double) delivered, due.size()),
                Outcome.ratio(due.size() - (double) delivered, due.size()));
    }
}
