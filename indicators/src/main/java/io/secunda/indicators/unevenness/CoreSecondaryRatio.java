package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.EMPTY_GROUP;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;

/**
 * How much more a head there is in the cores than in the secondary cities.
 *
 * <p>{@code (Σ_C x / Σ_C p) / (Σ_S x / Σ_S p)}, over the cities that have both.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 1 means the same a head, above 1 more in the cores.
 *   <li><b>Absent:</b> with fewer than two cities, when no core or no secondary city has both figures, when either has no
 *       people, or when the secondary cities have nothing.
 *   <li><b>Cost:</b> O(n), compensated sums.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2025, Habitat International 103619.
 * </ul>
 */
public final class CoreSecondaryRatio {

    private CoreSecondaryRatio() {}

    /**
     * The ratio.
     *
     * @param x a stock or a flow of each city of the region; NaN where there is no figure
     * @param population pᵢ in persons; NaN where there is no figure
     * @param core whether the city is a core; otherwise it is secondary
     */
    public static Outcome of(double[] x, double[] population, boolean[] core) {
        Columns.requireFiniteOrMissing(x, population);
        Columns.requireLength(x.length, core.length);
        int[] known = Columns.complete(x, population);
        if (known.length < 2) {
            return Outcome.absent(TOO_FEW_CITIES);
        }
        int[] cores = Arrays.stream(known).filter(i -> core[i]).toArray();
        int[] others = Arrays.stream(known).filter(i -> !core[i]).toArray();
        if (cores.length == 0 || others.length == 0) {
            return Outcome.absent(EMPTY_GROUP);
        }
        double corePeople = Sum.of(Columns.pick(population, cores));
        double otherPeople = Sum.of(Columns.pick(population, others));
        if (corePeople <= 0 || otherPeople <= 0) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        return Outcome.ratio(
                Sum.of(Columns.pick(x, cores)) / corePeople, Sum.of(Columns.pick(x, others)) / otherPeople);
    }
}
