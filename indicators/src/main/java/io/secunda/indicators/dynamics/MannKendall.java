package io.secunda.indicators.dynamics;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_OBSERVATIONS;

import io.secunda.indicators.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Erf;

/**
 * Whether a series has a trend, whatever its shape.
 *
 * <p>{@code S = Σ_{i<j} sign(x_j − x_i)}; {@code Var = [n(n − 1)(2n + 5) − Σ_t t(t − 1)(2t + 5)]/18} over groups of t tied
 * values; {@code z = (S ∓ 1)/√Var} towards 0; p two-sided under normality. S = 0 gives z = 0 and p = 1.
 *
 * <ul>
 *   <li><b>Unit, range:</b> |S| ≤ n(n − 1)/2; p 0 to 1.
 *   <li><b>Absent:</b> with fewer than two observations.
 *   <li><b>Cost:</b> O(n²).
 *   <li><b>Source:</b> Mann 1945, Econometrica 13:245–259; Kendall 1975, Rank Correlation Methods, ch. 4.
 * </ul>
 */
public final class MannKendall {

    private MannKendall() {}

    /** The statistic and its test. */
    public record Result(Outcome s, Outcome variance, Outcome z, Outcome p) {}

    /**
     * The test.
     *
     * @param series of at least two observations; only their order in time matters
     */
    public static Result of(Series series) {
        if (series.size() < 2) {
            Outcome none = Outcome.absent(TOO_FEW_OBSERVATIONS);
            return new Result(none, none, none, none);
        }
        double s = surplus(series);
        double variance = variance(series);
        double z = s == 0 ? 0 : (s - Math.signum(s)) / Math.sqrt(variance);
        return new Result(
                Outcome.of(s), Outcome.of(variance), Outcome.of(z), Outcome.of(Erf.erfc(Math.abs(z) / Math.sqrt(2))));
    }

    private static double surplus(Series series) {
        double s = 0;
        for (int i = 0; i < series.size(); i++) {
            for (int j = i + 1; j < series.size(); j++) {
                s += Math.signum(series.value(j) - series.value(i));
            }
        }
        return s;
    }

    private static double variance(Series series) {
        Map<Double, Integer> counts = new TreeMap<>();
        for (int i = 0; i < series.size(); i++) {
            // a negative zero ties with zero
            counts.merge(series.value(i) + 0.0, 1, Integer::sum);
        }
        double ties = counts.values().stream().mapToDouble(MannKendall::term).sum();
        return (term(series.size()) - ties) / 18;
    }

    private static double term(int n) {
        return n * (n - 1.0) * (2.0 * n + 5);
    }
}
