package io.secunda.indicators.peripheralization;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Where a city's growth comes from: the nation's growth, a favourable mix of sectors, or its own strength.
 *
 * <p>With G the nation's growth of the sum over sectors and g_s that of sector s: national {@code Σ_s x_s G}, industry mix
 * {@code Σ_s x_s (g_s − G)}, regional shift {@code Σ_s [x′_s − x_s (1 + g_s)]}; x and x′ are the city's values at both
 * ends. The three add up to the change {@code Σ_s (x′_s − x_s)}. All of a sector that is new to the nation, and so has no
 * g_s, is regional shift.
 *
 * <ul>
 *   <li><b>Unit, range:</b> the unit of the sector values.
 *   <li><b>Absent:</b> when a sector value is missing, or the nation has nothing at the start.
 *   <li><b>Cost:</b> O(s) for s sectors, compensated sums.
 *   <li><b>Source:</b> Dunn 1960, Papers in Regional Science 6:97–112.
 * </ul>
 */
public final class ShiftShare {

    private ShiftShare() {}

    /** The parts, and the change that they add up to. */
    public record Result(Outcome national, Outcome industryMix, Outcome regionalShift, Outcome change) {

        private static Result absent(Outcome.Reason reason) {
            Outcome none = Outcome.absent(reason);
            return new Result(none, none, none, none);
        }
    }

    /**
     * The parts of one city's change.
     *
     * @param city0 the city's sector values at the start; NaN where there is no figure
     * @param city1 the same at the end
     * @param nation0 the nation's (or, without one, the region's) at the start
     * @param nation1 the same at the end
     */
    public static Result of(double[] city0, double[] city1, double[] nation0, double[] nation1) {
        Columns.requireFiniteOrMissing(city0, city1, nation0, nation1);
        if (Stream.of(city0, city1, nation0, nation1)
                .flatMapToDouble(Arrays::stream)
                .anyMatch(Double::isNaN)) {
            return Result.absent(MISSING_INPUT);
        }
        double total = Sum.of(nation0);
        if (total == 0) {
            return Result.absent(ZERO_DENOMINATOR);
        }
        double growth = Sum.of(nation1) / total - 1;
        var national = new Sum();
        var mix = new Sum();
        var shift = new Sum();
        for (int s = 0; s < city0.length; s++) {
            double own = nation0[s] == 0 ? growth : nation1[s] / nation0[s] - 1;
            national.add(city0[s] * growth);
            mix.add(city0[s] * (own - growth));
            shift.add(city1[s] - city0[s] * (1 + own));
        }
        double change = Sum.of(
                DoubleStream.concat(Arrays.stream(city1), Arrays.stream(city0).map(x -> -x))
                        .toArray());
        return new Result(
                Outcome.of(national.value()), Outcome.of(mix.value()), Outcome.of(shift.value()), Outcome.of(change));
    }
}
