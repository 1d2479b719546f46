package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.LOGARITHM_OF_NON_POSITIVE;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import java.util.Arrays;

/**
 * Inequality of GDP per person between cities, most sensitive to the poor end (mean logarithmic deviation), with the
 * parts that lie between and within the groups of a partition.
 *
 * <p>{@code L = Σ (pᵢ/P) ln[(pᵢ/P)/(Yᵢ/Y)]}; for groups g
 * {@code L = Σ_g (P_g/P) ln[(P_g/P)/(Y_g/Y)] + Σ_g (P_g/P) L_g}, where a group of one city has {@code L_g = 0}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none (nats); 0 (equal GDP per person) upwards, all three parts ≥ 0.
 *   <li><b>Absent:</b> with fewer than two cities, a city without people, a city whose GDP is 0 or negative, or no GDP.
 *   <li><b>Cost:</b> O(n), O(n·g) with g groups; compensated sums. The parts are computed apart, not as a difference.
 *   <li><b>Source:</b> Theil 1967, Economics and Information Theory, ch. 4.
 * </ul>
 */
public final class TheilL {

    private TheilL() {}

    /** The index and its parts, which add up to it. */
    public record Result(Outcome total, Outcome between, Outcome within) {}

    /**
     * The index alone.
     *
     * @param gdp Yᵢ in one currency
     * @param population pᵢ in persons
     */
    public static Outcome of(double[] gdp, double[] population) {
        var obstacle = Divergence.obstacle(gdp, population);
        if (obstacle.isPresent()) {
            return Outcome.absent(obstacle.get());
        }
        if (Arrays.stream(gdp).anyMatch(y -> y == 0)) {
            return Outcome.absent(LOGARITHM_OF_NON_POSITIVE);
        }
        return Outcome.of(Divergence.of(population, gdp));
    }

    /**
     * The index with its parts.
     *
     * @param gdp Yᵢ in one currency
     * @param population pᵢ in persons
     * @param group the group of each city, any numbers
     */
    public static Result of(double[] gdp, double[] population, int[] group) {
        Columns.requireLength(gdp.length, group.length);
        Outcome total = of(gdp, population);
        if (!total.isPresent()) {
            return new Result(total, total, total);
        }
        return new Result(
                total,
                Outcome.of(Divergence.between(population, gdp, group)),
                Outcome.of(Divergence.within(population, gdp, group)));
    }
}
