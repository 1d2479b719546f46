package io.secunda.indicators.leadership;

import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import java.time.LocalDate;
import java.util.Collections;
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
        List<Level> seats = agreements.stream()
                .filter(agreement -> agreement.isActive(day))
                .flatMap(agreement -> agreement.leads().stream())
                .map(Lead::level)
                .toList();
        if (seats.isEmpty()) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        double entropy = 0;
        for (Level level : Level.values()) {
            double share = Collections.frequency(seats, level) / (double) seats.size();
            entropy -= share == 0 ? 0 : share * Math.log(share);
        }
        // rounding can pass 1 by 1e-16 where the levels lead alike
        return Outcome.of(Math.min(1, entropy / Math.log(Level.values().length)));
    }
}
