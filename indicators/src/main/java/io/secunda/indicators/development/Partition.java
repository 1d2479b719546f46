package io.secunda.indicators.development;

import io.secunda.indicators.numeric.Sum;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.util.MathArrays;

/** Cities divided into clusters, which are numbered in the order of their first cities. */
final class Partition {

    private final double[][] points;
    private final int[] cluster;
    private final int k;

    /** Takes a point and the number of the cluster for each city. */
    Partition(double[][] points, int[] cluster) {
        this.points = points;
        this.cluster = cluster;
        k = Arrays.stream(cluster).max().orElse(-1) + 1;
    }

    List<Integer> clusterOfCity() {
        return Arrays.stream(cluster).boxed().toList();
    }

    /** Sum of squared distances to the centroids. */
    double inertia() {
        double[][] centroids = centroids();
        var sum = new Sum();
        for (int i = 0; i < points.length; i++) {
            double distance = MathArrays.distance(points[i], centroids[cluster[i]]);
            sum.add(distance * distance);
        }
        return sum.value();
    }

    double[][] centroids() {
        return IntStream.range(0, k).mapToObj(c -> centroid(members(c))).toArray(double[][]::new);
    }

    private double[] centroid(int[] members) {
        return IntStream.range(0, points[0].length)
                .mapToDouble(d ->
                        Arrays.stream(members).mapToDouble(i -> points[i][d]).sum() / members.length)
                .toArray();
    }

    private int[] members(int c) {
        return IntStream.range(0, cluster.length).filter(i -> cluster[i] == c).toArray();
    }

    /** Mean silhouette (Rousseeuw 1987); a city alone in its cluster has 0. */
    double silhouette() {
        int[] sizes = IntStream.range(0, k).map(c -> members(c).length).toArray();
        return IntStream.range(0, points.length)
                .mapToDouble(i -> silhouette(i, sizes))
                .average()
                .orElse(0);
    }

    private double silhouette(int city, int[] sizes) {
        if (sizes[cluster[city]] == 1) {
            return 0;
        }
        var distances = new double[k];
        for (int j = 0; j < points.length; j++) {
            distances[cluster[j]] += MathArrays.distance(points[city], points[j]);
        }
        double own = distances[cluster[city]] / (sizes[cluster[city]] - 1);
        double nearest = IntStream.range(0, k)
                .filter(c -> c != cluster[city])
                .mapToDouble(c -> distances[c] / sizes[c])
                .min()
                .orElse(0);
        double larger = Math.max(own, nearest);
        return larger == 0 ? 0 : (nearest - own) / larger;
    }
}
