package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.LOGARITHM_OF_NON_POSITIVE;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;

/**
 * Spread of GDP per person between cities in logarithms; falling through time, it is sigma convergence.
 *
 * <p>{@code σ = √[(1/n) Σ (ln yᵢ − m)²]}, with {@code yᵢ = Yᵢ/pᵢ} and m the mean of the logarithms; every city counts
 * once, whatever its size.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none (logarithms); 0 (equal GDP per person) upwards.
 *   <li><b>Absent:</b> with fewer than two cities, a city without people, or a city whose GDP is 0 or negative.
 *   <li><b>Cost:</b> O(n), two passes, compensated sums.
 *   <li><b>Source:</b> Barro and Sala-i-Martin 1992, J. Political Economy 100:223–251.
 * </ul>
 */
public final class Sigma {

    private Sigma() {}

    /**
     * The standard deviation of the logarithms.
     *
     * @param gdp Yᵢ in one currency
     * @param population pᵢ in persons
     */
    public static Outcome of(double[] gdp, double[] population) {
        return PerPerson.obstacle(gdp, population).map(Outcome::absent).orElseGet(() -> deviation(gdp, population));
    }

    private static Outcome deviation(double[] gdp, double[] population) {
        if (Arrays.stream(gdp).anyMatch(y -> y <= 0)) {
            return Outcome.absent(LOGARITHM_OF_NON_POSITIVE);
        }
        double[] logs =
                Arrays.stream(PerPerson.of(gdp, population)).map(Math::log).toArray();
        double mean = Sum.of(logs) / logs.length;
        double squares =
                Sum.of(Arrays.stream(logs).map(l -> (l - mean) * (l - mean)).toArray());
        return Outcome.of(Math.sqrt(squares / logs.length));
    }
}
