package io.secunda.indicators.function;

import static io.secunda.indicators.Outcome.Reason.EMPTY_GROUP;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.stream.IntStream;

/**
 * How far a region's cores and secondary cities do different things.
 *
 * <p>{@code Σ pᵢpⱼ K_ij / Σ pᵢpⱼ} over core i and secondary city j, K the {@link Krugman} index.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (the same profiles) to 2 (no sector in common).
 *   <li><b>Absent:</b> with fewer than two cities that have every sector and a population; when no core or no secondary
 *       city is among them or has anything in any sector; when all the pairs weigh nothing.
 *   <li><b>Cost:</b> O(n²·s), compensated sums.
 *   <li><b>Source:</b> Du, Cardoso and Rocco 2024, Cities 154:105375.
 * </ul>
 */
public final class FunctionalComplementarity {

    private FunctionalComplementarity() {}

    /**
     * The weighted mean.
     *
     * @param sectors sector values of each city of the region; NaN where there is no figure
     * @param population pᵢ in persons; NaN where there is no figure
     * @param core whether the city is a core; otherwise it is secondary
     */
    public static Outcome of(double[][] sectors, double[] population, boolean[] core) {
        Columns.requireFiniteOrMissing(sectors);
        Columns.requireFiniteOrMissing(population);
        Columns.requireLength(sectors.length, population.length);
        Columns.requireLength(sectors.length, core.length);
        int[] known = IntStream.range(0, sectors.length)
                .filter(i -> Profile.isKnown(sectors[i]) && !Double.isNaN(population[i]))
                .toArray();
        if (known.length < 2) {
            return Outcome.absent(TOO_FEW_CITIES);
        }
        var weighted = new Sum();
        var weights = new Sum();
        boolean met = false;
        for (int i : known) {
            for (int j : known) {
                if (core[i] && !core[j] && Krugman.of(sectors[i], sectors[j]) instanceof Outcome.Value index) {
                    weighted.add(population[i] * population[j] * index.number());
                    weights.add(population[i] * population[j]);
                    met = true;
                }
            }
        }
        return met ? Outcome.ratio(weighted.value(), weights.value()) : Outcome.absent(EMPTY_GROUP);
    }
}
