package io.secunda.indicators.development;

import static io.secunda.indicators.Outcome.Reason.MISSING_INPUT;
import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How near a city comes to the best of everything, and how far it is from the worst.
 *
 * <p>{@code r = x/√Σx²}, {@code v = w·r}; best and worst v of each criterion by its direction; D⁺ and D⁻ the Euclidean
 * distances to them; score {@code D⁻/(D⁺ + D⁻)}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> none; 0 (worst in everything) to 1 (best in everything). Scores and ranks hold within the
 *       compared cities only: a city that joins or leaves may reverse the ranks of others.
 *   <li><b>Absent:</b> for a city that lacks a criterion, which is not compared either; for all with fewer than two
 *       complete cities, or when they are all alike.
 *   <li><b>Cost:</b> O(n·m + n log n) for m criteria, compensated sums. Scores within 1e-12 share the better rank.
 *   <li><b>Source:</b> Hwang and Yoon 1981, Multiple Attribute Decision Making, pp. 128–140.
 * </ul>
 */
public final class Topsis {

    private Topsis() {}

    /** Scores and ranks (1 is best; ties 1, 2, 2, 4) a city, and the weights used, one a criterion. */
    public record Result(List<Outcome> scores, List<Outcome> ranks, List<Outcome> weights) {
        public Result {
            scores = List.copyOf(scores);
            ranks = List.copyOf(ranks);
            weights = List.copyOf(weights);
        }
    }

    /**
     * The scores with {@link EntropyWeights} of the complete cities.
     *
     * @param x a row a city and a column a criterion; NaN where there is no figure
     * @param directions of the criteria
     */
    public static Result of(double[][] x, Direction[] directions) {
        int[] known = known(x);
        Outcome[] weights = EntropyWeights.of(rows(x, known), directions);
        if (weights.length == 0 || weights[0] instanceof Outcome.Value) {
            return of(x, directions, values(weights));
        }
        Outcome none = weights[0];
        List<Outcome> scores = Arrays.stream(x)
                .map(row -> isKnown(row) ? none : Outcome.absent(MISSING_INPUT))
                .toList();
        return new Result(scores, scores, List.of(weights));
    }

    /**
     * The scores with given weights.
     *
     * @param x a row a city and a column a criterion; NaN where there is no figure
     * @param directions of the criteria
     * @param weights of the criteria, each at least 0
     */
    public static Result of(double[][] x, Direction[] directions, double[] weights) {
        Columns.requireLength(directions.length, weights.length);
        int[] known = known(x);
        double[][] compared = rows(x, known);
        Outcome[] own = scores(compared, directions, weights);
        Outcome[] scores = Outcome.absent(MISSING_INPUT, x.length);
        Outcome[] ranks = Outcome.absent(MISSING_INPUT, x.length);
        Outcome[] ownRanks = Ranks.highestFirst(own);
        for (int k = 0; k < known.length; k++) {
            scores[known[k]] = own[k];
            ranks[known[k]] = ownRanks[k];
        }
        return new Result(
                List.of(scores),
                List.of(ranks),
                Arrays.stream(weights).mapToObj(Outcome::of).toList());
    }

    private static Outcome[] scores(double[][] x, Direction[] directions, double[] weights) {
        if (x.length < 2) {
            return Outcome.absent(TOO_FEW_CITIES, x.length);
        }
        double[][] columns = IntStream.range(0, directions.length)
                .mapToObj(c -> weighted(Columns.across(x, c), weights[c]))
                .toArray(double[][]::new);
        if (Arrays.stream(columns).allMatch(Columns::isConstant)) {
            return Outcome.absent(ZERO_DENOMINATOR, x.length);
        }
        double[] best = extremes(columns, directions, Direction.BENEFIT);
        double[] worst = extremes(columns, directions, Direction.COST);
        return IntStream.range(0, x.length)
                .mapToObj(i -> {
                    double[] city = Columns.across(columns, i);
                    double toWorst = distance(city, worst);
                    return Outcome.of(toWorst / (distance(city, best) + toWorst));
                })
                .toArray(Outcome[]::new);
    }

    private static double[] weighted(double[] column, double weight) {
        double length = Math.sqrt(Sum.of(Arrays.stream(column).map(v -> v * v).toArray()));
        return Arrays.stream(column)
                .map(v -> length == 0 ? 0 : weight * v / length)
                .toArray();
    }

    /** The largest of each criterion of the given direction and the smallest of the others. */
    private static double[] extremes(double[][] columns, Direction[] directions, Direction largest) {
        return IntStream.range(0, columns.length)
                .mapToDouble(c -> {
                    var range = Arrays.stream(columns[c]).summaryStatistics();
                    return directions[c] == largest ? range.getMax() : range.getMin();
                })
                .toArray();
    }

    private static double distance(double[] a, double[] b) {
        var squares = new Sum();
        for (int c = 0; c < a.length; c++) {
            squares.add((a[c] - b[c]) * (a[c] - b[c]));
        }
        return Math.sqrt(squares.value());
    }

    private static int[] known(double[][] x) {
        Columns.requireFiniteOrMissing(x);
        return IntStream.range(0, x.length).filter(i -> isKnown(x[i])).toArray();
    }

    private static boolean isKnown(double[] row) {
        return Arrays.stream(row).noneMatch(Double::isNaN);
    }

    private static double[][] rows(double[][] x, int[] positions) {
        return Arrays.stream(positions).mapToObj(i -> x[i]).toArray(double[][]::new);
    }

    private static double[] values(Outcome[] outcomes) {
        return Arrays.stream(outcomes)
                .mapToDouble(outcome -> outcome.value().getAsDouble())
                .toArray();
    }
}
