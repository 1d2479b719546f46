package io.secunda.indicators.unevenness;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;

/**
 * Inequality of GDP per person between cities, most sensitive to the rich end, with the parts that lie between and within
 * the groups of a partition.
 *
 * <p>{@code T = Σ (Yᵢ/Y) ln[(Yᵢ/Y)/(pᵢ/P)]}, {@code 0 ln 0 = 0}; for groups g
 * {@code T = Σ_g (Y_g/Y) ln[(Y_g/Y)/(P_g/P)] + Σ_g (Y_g/Y) T_g}, where a group of one city has {@code T_g = 0}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none (nats); 0 (equal GDP per person) to ln(P / min p), all three parts ≥ 0.
 *   <li><b>Absent:</b> with fewer than two cities, a city without people, a negative GDP, or no GDP at all.
 *   <li><b>Cost:</b> O(n), O(n·g) with g groups; compensated sums. The parts are computed apart, not as a difference.
 *   <li><b>Source:</b> Theil 1967, Economics and Information Theory, ch. 4.
 * </ul>
 */
public final class TheilT {

    private TheilT() {}

    /** The index and its parts, which add up to it. */
    public record Result(Outcome total, Outcome between, Outcome within) {}

    /**
     * The index alone.
     *
     * @param gdp Yᵢ in one currency
     * @param population pᵢ in persons
     */
    public static Outcome of(double[] gdp, double[] population) {
        return Divergence.obstacle(gdp, population)
                .map(Outcome::absent)
                .orElseGet(() -> Outcome.of(Divergence.of(gdp, population)));
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
                Outcome.of(Divergence.between(gdp, population, group)),
                Outcome.of(Divergence.within(gdp, population, group)));
    }
}
