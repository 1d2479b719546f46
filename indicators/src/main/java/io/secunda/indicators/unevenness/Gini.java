package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;
import static java.util.Comparator.comparingDouble;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Sum;
import java.util.stream.IntStream;

/**
 * Inequality of GDP per person between cities, weighted by population.
 *
 * <p>{@code G = (1/2ȳ) Σᵢ Σⱼ wᵢ wⱼ |yᵢ − yⱼ|}, with {@code yᵢ = Yᵢ/pᵢ}, {@code wᵢ = pᵢ/P} and {@code ȳ = Σwᵢyᵢ = Y/P}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (equal GDP per person) to 1 − min w, if no GDP is negative.
 *   <li><b>Absent:</b> with fewer than two cities, a city without people, or no GDP at all.
 *   <li><b>Cost:</b> O(n log n): over cities in ascending y the double sum becomes {@code 2 Σⱼ pⱼ (yⱼ Wⱼ − Sⱼ)}, with W
 *       and S the people and the GDP of the cities before j; compensated sums.
 *   <li><b>Source:</b> Gini 1912; sorted, weighted form: Lerman and Yitzhaki 1989, J. Econometrics 42:43–47.
 * </ul>
 */
public final class Gini {

    private Gini() {}

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
        var people = new Sum();
        var income = new Sum();
        var gaps = new Sum();
        for (City city : poorestFirst(gdp, population)) {
            gaps.add(city.people() * (city.perPerson() * people.value() - income.value()));
            people.add(city.people());
            income.add(city.people() * city.perPerson());
        }
        if (income.value() == 0) {
            return Outcome.absent(ZERO_DENOMINATOR);
        }
        double gini = gaps.value() / (people.value() * income.value());
        // rounding can leave -1e-17 where all incomes are equal
        return Outcome.of(income.value() > 0 ? Math.max(0, gini) : gini);
    }

    private static City[] poorestFirst(double[] gdp, double[] population) {
        return IntStream.range(0, gdp.length)
                .mapToObj(i -> new City(population[i], gdp[i] / population[i]))
                .sorted(comparingDouble(City::perPerson))
                .toArray(City[]::new);
    }

    private record City(double people, double perPerson) {}
}
