package io.secunda.indicators.unevenness;

import static io.secunda.indicators.Outcome.Reason.LOGARITHM_OF_NON_POSITIVE;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_OBSERVATIONS;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Line;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether poorer cities grow faster: the slope of growth on the starting level (beta convergence when negative).
 *
 * <p>Ordinary least squares of {@code gᵢ = (1/T) ln(yᵢ,T / yᵢ,0)} on {@code ln yᵢ,0}: slope β with standard error (n − 2
 * degrees of freedom), t, two-sided p and R²; speed {@code λ = −ln(1 + βT)/T}; half-life {@code ln 2/λ}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> slope and speed a year, half-life in years; p and R² 0 to 1.
 *   <li><b>Absent:</b> all of it with fewer than two cities, a window of no length, a level that is 0 or negative, or equal
 *       starting levels. Standard error, t and p with two cities; t and p also for a fit without error; R² when all growth
 *       rates are equal; speed and half-life when 1 + βT ≤ 0; half-life when λ ≤ 0.
 *   <li><b>Cost:</b> O(n), compensated sums of deviations. Logarithms within 1e-12 of one another count as equal.
 *   <li><b>Source:</b> Barro and Sala-i-Martin 1992, J. Political Economy 100:223–251.
 * </ul>
 */
public final class Beta {

    private Beta() {}

    /** The regression and what follows from it. */
    public record Result(
            Outcome slope,
            Outcome intercept,
            Outcome standardError,
            Outcome t,
            Outcome p,
            Outcome r2,
            Outcome speed,
            Outcome halfLife) {

        private static Result absent(Outcome.Reason reason) {
            Outcome none = Outcome.absent(reason);
            return new Result(none, none, none, none, none, none, none, none);
        }
    }

    /**
     * The regression.
     *
     * @param start yᵢ,0, GDP per person at the start of the window
     * @param end yᵢ,T, the same at its end
     * @param years T, the length of the window
     */
    public static Result of(double[] start, double[] end, double years) {
        Columns.requireComplete(start, end);
        if (start.length < 2) {
            return Result.absent(TOO_FEW_CITIES);
        }
        if (!(years > 0)) {
            return Result.absent(TOO_FEW_OBSERVATIONS);
        }
        if (DoubleStream.concat(Arrays.stream(start), Arrays.stream(end)).anyMatch(y -> y <= 0)) {
            return Result.absent(LOGARITHM_OF_NON_POSITIVE);
        }
        double[] level = Arrays.stream(start).map(Math::log).toArray();
        double[] growth = IntStream.range(0, start.length)
                .mapToDouble(i -> Math.log(end[i] / start[i]) / years)
                .toArray();
        if (Columns.isConstant(level, 1)) {
            return Result.absent(ZERO_DENOMINATOR);
        }
        return result(Line.through(level, growth), Columns.isConstant(growth, 1 / years), start.length, years);
    }

    private static Result result(Line line, boolean equalGrowth, int n, double years) {
        Outcome speed = speed(line.slope(), years);
        Outcome standardError = n > 2
                ? Outcome.of(Math.sqrt(line.residual() / (n - 2) / line.spread()))
                : Outcome.absent(TOO_FEW_CITIES);
        Outcome t = t(line.slope(), standardError);
        return new Result(
                Outcome.of(line.slope()),
                Outcome.of(line.intercept()),
                standardError,
                t,
                p(t, n - 2),
                equalGrowth ? Outcome.absent(ZERO_DENOMINATOR) : Outcome.of(1 - line.residual() / line.total()),
                speed,
                halfLife(speed));
    }

    private static Outcome t(double slope, Outcome standardError) {
        if (standardError instanceof Outcome.Value error) {
            double t = slope / error.number();
            return Double.isFinite(t) ? Outcome.of(t) : Outcome.absent(ZERO_DENOMINATOR);
        }
        return standardError;
    }

    private static Outcome p(Outcome t, int degreesOfFreedom) {
        if (t instanceof Outcome.Value statistic) {
            double tail = new TDistribution(degreesOfFreedom).cumulativeProbability(-Math.abs(statistic.number()));
            return Outcome.of(2 * tail);
        }
        return t;
    }

    private static Outcome speed(double slope, double years) {
        double remaining = 1 + slope * years;
        return remaining > 0 ? Outcome.of(-Math.log(remaining) / years) : Outcome.absent(LOGARITHM_OF_NON_POSITIVE);
    }

    private static Outcome halfLife(Outcome speed) {
        if (speed instanceof Outcome.Value rate) {
            return rate.number() > 0
                    ? Outcome.of(Math.log(2) / rate.number())
                    : Outcome.absent(LOGARITHM_OF_NON_POSITIVE);
        }
        return speed;
    }
}
