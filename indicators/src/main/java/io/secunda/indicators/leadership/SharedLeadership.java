package io.secunda.indicators.leadership;

import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * How evenly the lead of agreements is shared between the levels of government.
 *
 * <p>{@code −Σ q ln q / ln 3}, q the shares of the three levels in the lead and co-lead seats of active agreements,
 * 0 ln 0 = 0.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (one level leads all) to 1 (a third each).
 *   <li><b>Absent:</b> when no active agreement has a lead.
 *   <li><b>Cost:</b> linear in the leads.
 *   <li><b>Source:</b> own, normalised entropy (Shannon 1948), for the shared leadership of Du, Building Up a Cooperative
 *       Framework (A+BE).
 * </ul>
 */
public final class SharedLeadership {

    private SharedLeadership() {}

    /**
     * The normalised entropy.
     *
     * @param agreements of the region, region-wide plans too
     * @param day the period's last day
     */
    public static Outcome of(List<Agreement> agreements, LocalDate day) {
        var seats = new int[Level.values().length];
        agreements.stream()
                .filter(agreement -> agreement.isActive(day))
                .flatMap(agreement -> agreement.leads().stream())
                .forEach(lead -> seats[lead.level().ordinal()]++);
        double all = Arrays.stream(seats).sum();
        if (all == 0) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        double entropy = 0;
        for (int own : seats) {
            entropy -= own == 0 ? 0 : own / all * Math.log(own / all);
        }
        // rounding can pass 1 by 1e-16 where the levels lead alike
        return Outcome.of(Math.min(1, entropy / Math.log(seats.length)));
    }
}
