package io.secunda.indicators.development;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.util.MathArrays;

/**
 * Which new cluster continues which old one, so that types keep their names between updates.
 *
 * <p>The pairing of old and new centroids with the least total Euclidean distance; with unequal numbers the surplus stays
 * unmatched. Of several equally good pairings the one that keeps the order of the centroids is taken.
 *
 * <ul>
 *   <li><b>Unit, range:</b> distance in the unit of the centroids, ≥ 0.
 *   <li><b>Absent:</b> never; without centroids on either side there are no pairs and the distance is 0.
 *   <li><b>Cost:</b> O(a·b·2^b) for a and b clusters, a ≤ b ≤ 16: exact, over the sets of clusters already taken.
 *   <li><b>Source:</b> assignment problem, Kuhn 1955; set recursion after Held and Karp 1962, SIAM J. 10:196–210.
 * </ul>
 */
public final class CentroidMatching {

    private static final int MOST_CLUSTERS = 16;
    private static final double ROUNDING = 1e-12;

    private CentroidMatching() {}

    /** An old and the new cluster that continues it, by their positions. */
    public record Pair(int before, int after) {}

    /** The pairs in order of the old clusters, and the sum of their distances. */
    public record Result(List<Pair> pairs, double distance) {
        public Result {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * The matching.
     *
     * @param before centroids of the old clusters
     * @param after centroids of the new clusters, in the same space
     */
    public static Result of(double[][] before, double[][] after) {
        boolean turned = before.length > after.length;
        double[][] few = turned ? after : before;
        double[][] many = turned ? before : after;
        if (many.length > MOST_CLUSTERS) {
            throw new IllegalArgumentException(many.length + " clusters, expected at most " + MOST_CLUSTERS);
        }
        int[] partner = assign(few, many);
        List<Pair> pairs = IntStream.range(0, few.length)
                .mapToObj(i -> turned ? new Pair(partner[i], i) : new Pair(i, partner[i]))
                .sorted((a, b) -> Integer.compare(a.before(), b.before()))
                .toList();
        double distance = pairs.stream()
                .mapToDouble(pair -> MathArrays.distance(before[pair.before()], after[pair.after()]))
                .sum();
        return new Result(pairs, distance);
    }

    /** The partner of each of the few; of several equally good choices the one that keeps the order. */
    private static int[] assign(double[][] few, double[][] many) {
        double[][] rest = rest(few, many);
        var partner = new int[few.length];
        int taken = 0;
        for (int i = 0; i < few.length; i++) {
            int j = 0;
            while (isTaken(taken, j) || isWorse(few[i], many[j], rest[i + 1][taken | 1 << j], rest[i][taken])) {
                j++;
            }
            partner[i] = j;
            taken |= 1 << j;
        }
        return partner;
    }

    /** rest[i][taken]: the least distance of the few from the i-th on to those of the many that are not taken. */
    private static double[][] rest(double[][] few, double[][] many) {
        int sets = 1 << many.length;
        var rest = new double[few.length + 1][sets];
        for (int i = few.length - 1; i >= 0; i--) {
            for (int taken = 0; taken < sets; taken++) {
                rest[i][taken] = Double.POSITIVE_INFINITY;
                for (int j = 0; j < many.length; j++) {
                    if (!isTaken(taken, j)) {
                        double distance = MathArrays.distance(few[i], many[j]) + rest[i + 1][taken | 1 << j];
                        rest[i][taken] = Math.min(rest[i][taken], distance);
                    }
                }
            }
        }
        return rest;
    }

    private static boolean isTaken(int taken, int j) {
        return (taken & 1 << j) != 0;
    }

    private static boolean isWorse(double[] one, double[] other, double rest, double least) {
        return MathArrays.distance(one, other) + rest > least * (1 + ROUNDING);
    }
}
