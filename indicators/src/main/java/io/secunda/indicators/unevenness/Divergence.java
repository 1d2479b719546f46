package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.LOGARITHM_OF_NON_POSITIVE;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far the shares of one column lie from those of another: {@code D(a, b) = Σ (aᵢ/A) ln[(aᵢ/A)/(bᵢ/B)]}, 0 ln 0 = 0.
 * Theil's T is D(GDP, population) and his L is D(population, GDP); both split over groups in the same way.
 */
final class Divergence {

    private Divergence() {}

    /** Why neither Theil index exists for these columns, if so. */
    static Optional<Outcome.Reason> obstacle(double[] gdp, double[] population) {
        Columns.requireComplete(gdp, population);
        if (gdp.length < 2) {
            return Optional.of(TOO_FEW_CITIES);
        }
        if (Arrays.stream(population).anyMatch(p -> p <= 0)) {
            return Optional.of(ZERO_DENOMINATOR);
        }
        if (Arrays.stream(gdp).anyMatch(y -> y < 0)) {
            return Optional.of(LOGARITHM_OF_NON_POSITIVE);
        }
        return Sum.of(gdp) == 0 ? Optional.of(ZERO_DENOMINATOR) : Optional.empty();
    }

    static double of(double[] a, double[] b) {
        double totalA = Sum.of(a);
        double totalB = Sum.of(b);
        var sum = new Sum();
        for (int i = 0; i < a.length; i++) {
            if (a[i] > 0) {
                sum.add(a[i] / totalA * Math.log(a[i] / totalA / (b[i] / totalB)));
            }
        }
        // never negative but for rounding, where the shares agree
        return Math.max(0, sum.value());
    }

    /** The divergence of the groups' totals. */
    static double between(double[] a, double[] b, int[] group) {
        return of(totals(a, group), totals(b, group));
    }

    /** The groups' own divergences, weighted by their shares of a; a group without any a weighs nothing. */
    static double within(double[] a, double[] b, int[] group) {
        double totalA = Sum.of(a);
        var sum = new Sum();
        for (int g : groups(group)) {
            int[] members = members(group, g);
            double[] own = Columns.pick(a, members);
            double share = Sum.of(own) / totalA;
            if (share > 0) {
                sum.add(share * of(own, Columns.pick(b, members)));
            }
        }
        return sum.value();
    }

    private static double[] totals(double[] column, int[] group) {
        return Arrays.stream(groups(group))
                .mapToDouble(g -> Sum.of(Columns.pick(column, members(group, g))))
                .toArray();
    }

    private static int[] groups(int[] group) {
        return Arrays.stream(group).distinct().sorted().toArray();
    }

    private static int[] members(int[] group, int g) {
        return IntStream.range(0, group.length).filter(i -> group[i] == g).toArray();
    }
}
