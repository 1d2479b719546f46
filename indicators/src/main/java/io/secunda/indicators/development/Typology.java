package io.secunda.indicators.development;

import static io.secunda.indicators.Outcome.Reason.TOO_FEW_CITIES;
import static io.secunda.indicators.Outcome.Reason.ZERO_DENOMINATOR;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.numeric.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Types of secondary cities: which have a like profile of dimension scores.
 *
 * <p>z-scores of each dimension (over n), k-means++ with 50 restarts and a fixed seed, k from 2 to min(8, n − 1, number of
 * distinct profiles) by the largest mean silhouette, the smaller k on a tie.
 *
 * <ul>
 *   <li><b>Unit, range:</b> silhouette −1 to 1; inertia, the sum of squared distances to the centroids, ≥ 0; centroids in
 *       z-scores.
 *   <li><b>Absent:</b> with fewer than three cities, or when all are alike.
 *   <li><b>Cost:</b> O(k·n·50) a round of k-means and O(n²) a silhouette, for each k. k is not stable when several dimensions
 *       hold only noise, so a caller changes it only by {@link ClusterCount}, and keeps names by {@link CentroidMatching}.
 *   <li><b>Source:</b> Arthur and Vassilvitskii 2007, SODA, 1027–1035; Rousseeuw 1987, J. Computational and Applied
 *       Mathematics 20:53–65; Du, Cardoso and Rocco 2024, Sustainable Cities and Society 103:105266.
 * </ul>
 */
public final class Typology {

    private static final int FEWEST_TYPES = 2;
    private static final int MOST_TYPES = 8;
    private static final int FEWEST_CITIES = 3;
    private static final double SAME = 1e-9;

    private Typology() {}

    /**
     * One type of city.
     *
     * @param centroid mean z-score of each dimension
     * @param highest its highest dimension, empty where two are equally high
     * @param lowest its lowest dimension, empty where two are equally low
     */
    public record Type(List<Double> centroid, OptionalInt highest, OptionalInt lowest) {
        public Type {
            centroid = List.copyOf(centroid);
        }
    }

    /**
     * A division into types.
     *
     * @param silhouette how clear it is, or why there is none
     * @param inertia how tight it is
     * @param typeOf each city, a position in {@code types}; empty when absent
     * @param types in the order of their first cities; their number is k; empty when absent
     */
    public record Result(Outcome silhouette, Outcome inertia, List<Integer> typeOf, List<Type> types) {
        public Result {
            typeOf = List.copyOf(typeOf);
            types = List.copyOf(types);
        }

        private static Result absent(Outcome.Reason reason) {
            return new Result(Outcome.absent(reason), Outcome.absent(reason), List.of(), List.of());
        }
    }

    /**
     * The clearest division.
     *
     * @param scores a row a secondary city, complete, in order of city code; a column a dimension
     * @param seed of the random starts
     */
    public static Result of(double[][] scores, long seed) {
        double[][] points = points(scores);
        int most = mostTypes(points);
        if (most < FEWEST_TYPES) {
            return none(scores.length);
        }
        Partition best = KMeans.of(points, FEWEST_TYPES, seed);
        double clearest = best.silhouette();
        for (int k = FEWEST_TYPES + 1; k <= most; k++) {
            Partition candidate = KMeans.of(points, k, seed);
            double silhouette = candidate.silhouette();
            if (silhouette > clearest + SAME) {
                best = candidate;
                clearest = silhouette;
            }
        }
        return result(best);
    }

    /**
     * The division into a given number of types, or into the most that there can be.
     *
     * @param scores a row a secondary city, complete, in order of city code; a column a dimension
     * @param seed of the random starts
     * @param k number of types, at least 2
     */
    public static Result of(double[][] scores, long seed, int k) {
        double[][] points = points(scores);
        int most = mostTypes(points);
        if (most < FEWEST_TYPES) {
            return none(scores.length);
        }
        return result(KMeans.of(points, Math.max(FEWEST_TYPES, Math.min(k, most)), seed));
    }

    private static double[][] points(double[][] scores) {
        Columns.requireComplete(scores);
        return ZScores.of(scores);
    }

    private static Result none(int cities) {
        return Result.absent(cities < FEWEST_CITIES ? TOO_FEW_CITIES : ZERO_DENOMINATOR);
    }

    private static int mostTypes(double[][] points) {
        long distinct = Arrays.stream(points).map(Arrays::toString).distinct().count();
        return (int) Math.min(Math.min(MOST_TYPES, points.length - 1), distinct);
    }

    private static Result result(Partition partition) {
        return new Result(
                Outcome.of(partition.silhouette()),
                Outcome.of(partition.inertia()),
                partition.clusterOfCity(),
                Arrays.stream(partition.centroids()).map(Typology::type).toList());
    }

    private static Type type(double[] centroid) {
        double[] turned = Arrays.stream(centroid).map(z -> -z).toArray();
        return new Type(Arrays.stream(centroid).boxed().toList(), highest(centroid), highest(turned));
    }

    private static OptionalInt highest(double[] centroid) {
        double top = Arrays.stream(centroid).max().orElse(0);
        int[] near = IntStream.range(0, centroid.length)
                .filter(d -> centroid[d] >= top - SAME)
                .toArray();
        return near.length == 1 ? OptionalInt.of(near[0]) : OptionalInt.empty();
    }
}
