package io.secunda.indicators.unevenness;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;

/**
 * Coefficient of variation of GDP per person between cities, weighted by population.
 *
 * <p>{@code V = √(Σ wᵢ (yᵢ − ȳ)²) / ȳ}, with {@code yᵢ = Yᵢ/pᵢ}, {@code wᵢ = pᵢ/P} and {@code ȳ = Y/P}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (equal GDP per person) to √(P / min p − 1), if no GDP is negative.
 *   <li><b>Absent:</b> with fewer than two cities, a city without people, or no GDP at all.
 *   <li><b>Cost:</b> O(n), two passes, compensated sums.
 *   <li><b>Source:</b> Williamson 1965, Economic Development and Cultural Change 13(4):1–84.
 * </ul>
 */
public final class Williamson {

    private Williamson() {}

    /**
     * The coefficient.
     *
     * @param gdp Yᵢ in one currency
     * @param population pᵢ in persons
     */
    public static Outcome of(double[] gdp, double[] population) {
        return PerPerson.obstacle(gdp, population).map(Outcome::absent).orElseGet(() -> coefficient(gdp, population));
    }

    private static Outcome coefficient(double[] gdp, double[] population) {
        double people = Sum.of(population);
        double mean = Sum.of(gdp) / people;
        double[] perPerson = PerPerson.of(gdp, population);
        var variance = new Sum();
        for (int i = 0; i < gdp.length; i++) {
            variance.add(population[i] / people * (perPerson[i] - mean) * (perPerson[i] - mean));
        }
        return Outcome.ratio(Math.sqrt(variance.value()), mean);
    }
}
