package io.secunda.indicators.leadership;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * With how many of a region's other cities a city has an agreement.
 *
 * <p>Partners by an active agreement / {@code (n − 1)}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> share; 0 (isolated) to 1.
 *   <li><b>Absent:</b> with fewer than two cities.
 *   <li><b>Cost:</b> O(n² + a·m²) for a agreements of m participants.
 *   <li><b>Source:</b> degree centrality, Freeman 1978, Social Networks 1:215–239.
 * </ul>
 */
public final class CooperationReach {

    private CooperationReach() {}

    /**
     * The reach, one outcome a city.
     *
     * @param cities number of cities in the region
     * @param agreements those that say who works with whom, see {@link Agreement#isSelective}
     * @param day the period's last day
     */
    public static Outcome[] of(int cities, List<Agreement> agreements, LocalDate day) {
        if (cities < 2) {
            return Outcome.absent(TOO_FEW_CITIES, cities);
        }
        return Arrays.stream(Partners.of(cities, agreements, day))
                .map(partners -> Outcome.of(count(partners) / (cities - 1.0)))
                .toArray(Outcome[]::new);
    }

    static int count(boolean[] partners) {
        int count = 0;
        for (boolean partner : partners) {
            count += partner ? 1 : 0;
        }
        return count;
    }
}
