package io.secunda.indicators.leadership;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import java.time.LocalDate;
import java.util.List;

/**
 * How many of a region's pairs of cities an agreement joins.
 *
 * <p>Pairs joined by at least one active agreement / {@code n(n − 1)/2}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share; 0 (also without any agreement) to 1. It is the mean of {@link CooperationReach}.
 *   <li><b>Absent:</b> with fewer than two cities.
 *   <li><b>Cost:</b> O(n² + a·m²) for a agreements of m participants.
 *   <li><b>Source:</b> density of a network, Wasserman and Faust 1994, Social Network Analysis, ch. 4.
 * </ul>
 */
public final class CooperationDensity {

    private CooperationDensity() {}

    /**
     * The density.
     *
     * @param cities number of cities in the region
     * @param agreements those that say who works with whom, see {@link Agreement#isSelective}
     * @param day the period's last day
     */
    public static Outcome of(int cities, List<Agreement> agreements, LocalDate day) {
        if (cities < 2) {
            return Outcome.absent(TOO_FEW_CITIES);
        }
        int joined = 0;
        for (boolean[] partners : Partners.of(cities, agreements, day)) {
            joined += CooperationReach.count(partners);
        }
        return Outcome.of(joined / (cities * (cities - 1.0)));
    }
}
