package io.secunda.indicators.flow;

import static io.secunda.indicators.Outcome.Reason.LOGARITHM_OF_NON_POSITIVE;
import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import java.util.List;

/**
 * How strongly two cities would attract each other by their size and distance.
 *
 * <p>{@code √(pᵢYᵢ)·√(pⱼYⱼ)/d²ᵢⱼ}, p in 10 000 persons, Y in 100 million CNY, d in kilometres.
 *
 * <ul>
 *   <li><b>Unit, range:</b> 10 000 persons × 100 million CNY / km²; 0 upwards.
 *   <li><b>Absent:</b> for a pair that lacks a figure or lies at one place, or with a negative product p·Y.
 *   <li><b>Cost:</b> O(n²).
 *   <li><b>Source:</b> Zipf 1946, American Sociological Review 11:677–686, in the form usual for Chinese regions.
 * </ul>
 */
public final class Gravity {

    private static final double PERSONS = 1e4;
    private static final double CNY = 1e8;

    private Gravity() {}

    /**
     * The attraction of each pair of the region.
     *
     * @param population pᵢ in persons; NaN where there is no figure
     * @param gdp Yᵢ in CNY; NaN where there is no figure
     * @param distanceKm see {@link io.secunda.indicators.geography.Distances}
     */
    public static List<OfPair<Outcome>> of(double[] population, double[] gdp, double[][] distanceKm) {
        Columns.requireFiniteOrMissing(population, gdp);
        Columns.requireLength(population.length, distanceKm.length);
        return OfPair.all(population.length, (i, j) -> {
            double massI = population[i] / PERSONS * (gdp[i] / CNY);
            double massJ = population[j] / PERSONS * (gdp[j] / CNY);
            if (Double.isNaN(massI) || Double.isNaN(massJ)) {
                return Outcome.absent(MISSING_INPUT);
            }
            if (massI < 0 || massJ < 0) {
                return Outcome.absent(LOGARITHM_OF_NON_POSITIVE);
            }
            double distance = distanceKm[i][j];
            return Outcome.ratio(Math.sqrt(massI) * Math.sqrt(massJ), distance * distance);
        });
    }
}
