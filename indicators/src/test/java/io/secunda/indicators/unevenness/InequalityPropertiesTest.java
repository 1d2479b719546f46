package io.secunda.indicators.unevenness;

import static io.secunda.indicators.RandomRegion.over;
import static io.secunda.indicators.RandomRegion.sum;
import static io.secunda.indicators.RandomRegion.times;
import static io.secunda.indicators.RandomRegion.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.numeric.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What holds for the measures of inequality of GDP per person, whatever the figures. */
class InequalityPropertiesTest {

    private static final List<BiFunction<double[], double[], Outcome>> WEIGHTED =
            List.of(TheilT::of, TheilL::of, Gini::of, Williamson::of);

    @Seeded
    void partsOfTheTheilIndicesAddUpAndAreNotNegative(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);
        int[] group = IntStream.generate(() -> region.random().nextInt(-2, 3))
                .limit(region.size())
                .toArray();

        var t = TheilT.of(gdp, population, group);
        assertThat(value(t.between()) + value(t.within())).isCloseTo(value(t.total()), within(1e-12));
        assertThat(List.of(value(t.total()), value(t.between()), value(t.within())))
                .allMatch(part -> part >= 0);

        var l = TheilL.of(gdp, population, group);
        assertThat(value(l.between()) + value(l.within())).isCloseTo(value(l.total()), within(1e-12));
        assertThat(List.of(value(l.total()), value(l.between()), value(l.within())))
                .allMatch(part -> part >= 0);
    }

    @Seeded
    void theilBetweenTwoGroupsFollowsFromTheirShares(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);
        boolean[] core = region.core();
        int[] group = IntStream.range(0, core.length).map(i -> core[i] ? 1 : 0).toArray();
        double s = sum(gdp, core, true) / sum(gdp);
        double q = sum(population, core, true) / sum(population);

        assertThat(value(TheilT.of(gdp, population, group).between()))
                .isCloseTo(s * Math.log(s / q) + (1 - s) * Math.log((1 - s) / (1 - q)), within(1e-12));
    }

    @Seeded
    void theTheilIndicesMirrorEachOtherAndTIsBounded(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);

        assertThat(value(TheilT.of(gdp, population))).isCloseTo(value(TheilL.of(population, gdp)), within(1e-14));
        assertThat(value(TheilT.of(gdp, population)))
                .isLessThanOrEqualTo(Math.log(sum(population) / min(population)) + 1e-12);
    }

    @Seeded
    void equalIncomesAreNoInequality(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = times(population, region.random().nextDouble(1, 2e5));

        for (var measure : WEIGHTED) {
            assertThat(value(measure.apply(gdp, population))).isBetween(0.0, 1e-12);
        }
        assertThat(value(Sigma.of(gdp, population))).isBetween(0.0, 1e-12);
    }

    @Seeded
    void unitsAndOrderDoNotMatter(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);
        double factor = region.random().nextDouble(1e-6, 1e6);
        int[] order = region.shuffled();

        for (var measure : List.<BiFunction<double[], double[], Outcome>>of(
                TheilT::of, TheilL::of, Gini::of, Williamson::of, Sigma::of)) {
            double whole = value(measure.apply(gdp, population));
            assertThat(value(measure.apply(times(gdp, factor), population))).isCloseTo(whole, within(1e-12));
            assertThat(value(measure.apply(gdp, times(population, factor)))).isCloseTo(whole, within(1e-12));
            assertThat(value(measure.apply(Columns.pick(gdp, order), Columns.pick(population, order))))
                    .isCloseTo(whole, within(1e-12));
        }
    }

    @Seeded
    void doublingOrSplittingCitiesDoesNotMatter(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);
        double part = region.random().nextDouble(0.05, 0.95);

        for (var measure : WEIGHTED) {
            double whole = value(measure.apply(gdp, population));
            assertThat(value(measure.apply(followedBy(gdp, gdp), followedBy(population, population))))
                    .isCloseTo(whole, within(1e-12));
            assertThat(value(measure.apply(split(gdp, part), split(population, part))))
                    .isCloseTo(whole, within(1e-12));
        }
    }

    @Seeded
    void giniIsBoundedAndFallsWhenEveryoneGetsTheSame(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);
        double gini = value(Gini.of(gdp, population));
        double mean = sum(gdp) / sum(population);
        double gift = region.random().nextDouble(1, 1e5);
        double[] richer = region.column(i -> gdp[i] + gift * population[i]);

        assertThat(gini).isBetween(0.0, 1 - min(population) / sum(population));
        assertThat(value(Gini.of(richer, population))).isCloseTo(gini * mean / (mean + gift), within(1e-12));
    }

    @Seeded
    void giniIsAtMostWilliamsonOverTheRootOfThree(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);

        assertThat(value(Gini.of(gdp, population)))
                .isLessThanOrEqualTo(value(Williamson.of(gdp, population)) / Math.sqrt(3) + 1e-12);
    }

    @Seeded
    void giniAgreesWithTheDoubleSumOfItsDefinition(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);

        assertThat(value(Gini.of(gdp, population))).isCloseTo(giniByDefinition(gdp, population), within(1e-12));
    }

    @Seeded
    void aTransferFromTheRichestToThePoorestLowersInequality(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);
        double[] perPerson = over(gdp, population);
        int rich = indexOf(perPerson, Arrays.stream(perPerson).max().orElseThrow());
        int poor = indexOf(perPerson, min(perPerson));
        double most = (perPerson[rich] - perPerson[poor]) / (1 / population[rich] + 1 / population[poor]);
        double moved = most * region.random().nextDouble(0.1, 0.9);
        double[] after = region.column(i -> gdp[i] + (i == rich ? -moved : 0) + (i == poor ? moved : 0));

        for (var measure : WEIGHTED) {
            assertThat(value(measure.apply(after, population))).isLessThan(value(measure.apply(gdp, population)));
        }
    }

    private static double giniByDefinition(double[] gdp, double[] population) {
        double[] perPerson = over(gdp, population);
        double people = sum(population);
        double gaps = 0;
        for (int i = 0; i < gdp.length; i++) {
            for (int j = 0; j < gdp.length; j++) {
                gaps += population[i] / people * (population[j] / people) * Math.abs(perPerson[i] - perPerson[j]);
            }
        }
        return gaps / (2 * sum(gdp) / people);
    }

    private static double[] followedBy(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    /** The first city becomes two. */
    private static double[] split(double[] column, double part) {
        double[] split = followedBy(column, new double[] {column[0] * (1 - part)});
        split[0] *= part;
        return split;
    }

    private static double min(double[] column) {
        return Arrays.stream(column).min().orElseThrow();
    }

    private static int indexOf(double[] column, double value) {
        return IntStream.range(0, column.length)
                .filter(i -> column[i] == value)
                .findFirst()
                .orElseThrow();
    }
}
