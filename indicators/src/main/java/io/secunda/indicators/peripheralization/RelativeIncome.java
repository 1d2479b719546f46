package io.secunda.indicators.peripheralization;

import static io.secunda.indicators.Outcome.Reason.EMPTY_GROUP;
import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;

/**
 * A city's GDP per person against that of the region's cores.
 *
 * <p>{@code yᵢ / y_C}, {@code y_C = Σ_C Y / Σ_C p} over the cores that have both figures; for a core, over the other cores.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 1 means as much as in the cores, if no GDP is negative ≥ 0.
 *   <li><b>Absent:</b> for a city that lacks a figure or has no people; when there is no (other) core with both figures, or
 *       these have no people or no GDP.
 *   <li><b>Cost:</b> O(n·c) with c cores, compensated sums.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2025, Habitat International 103619.
 * </ul>
 */
public final class RelativeIncome {

    private RelativeIncome() {}

    /**
     * The ratio, one outcome a city.
     *
     * @param gdp Yᵢ of each city of the region in one currency; NaN where there is no figure
     * @param population pᵢ in persons; NaN where there is no figure
     * @param core whether the city is a core; otherwise it is secondary
     */
    public static Outcome[] of(double[] gdp, double[] population, boolean[] core) {
        Columns.requireFiniteOrMissing(gdp, population);
        Columns.requireLength(gdp.length, core.length);
        int[] known = Columns.complete(gdp, population);
        int[] cores = Arrays.stream(known).filter(i -> core[i]).toArray();
        Outcome[] outcomes = Outcome.absent(MISSING_INPUT, gdp.length);
        for (int i : known) {
            int[] others = core[i] ? Arrays.stream(cores).filter(c -> c != i).toArray() : cores;
            outcomes[i] = against(others, i, gdp, population);
        }
        return outcomes;
    }

    private static Outcome against(int[] cores, int city, double[] gdp, double[] population) {
        if (cores.length == 0) {
            return Outcome.absent(EMPTY_GROUP);
        }
        double people = Sum.of(Columns.pick(population, cores));
        if (people <= 0 || population[city] <= 0) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        return Outcome.ratio(gdp[city] / population[city], Sum.of(Columns.pick(gdp, cores)) / people);
    }
}
