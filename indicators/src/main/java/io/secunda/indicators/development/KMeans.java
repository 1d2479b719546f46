package io.secunda.indicators.development;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.Clusterable;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.Well19937c;

/** The best of 50 runs of k-means++ by inertia; the seed makes it the same every time. */
final class KMeans {

    private static final int RESTARTS = 50;
    private static final int UNTIL_SETTLED = -1;

    private KMeans() {}

    static Partition of(double[][] points, int k, long seed) {
        List<City> cities = IntStream.range(0, points.length)
                .mapToObj(i -> new City(i, points[i]))
                .toList();
        var clusterer =
                new KMeansPlusPlusClusterer<City>(k, UNTIL_SETTLED, new EuclideanDistance(), new Well19937c(seed));
        return IntStream.range(0, RESTARTS)
                .mapToObj(restart -> partition(points, clusterer.cluster(cities)))
                .min(comparingDouble(Partition::inertia))
                .orElseThrow();
    }

    private static Partition partition(double[][] points, List<CentroidCluster<City>> clusters) {
        List<int[]> members = clusters.stream()
                .map(cluster -> cluster.getPoints().stream()
                        .mapToInt(City::position)
                        .sorted()
                        .toArray())
                .filter(positions -> positions.length > 0)
                .sorted(comparingDouble(positions -> positions[0]))
                .toList();
        var cluster = new int[points.length];
        for (int c = 0; c < members.size(); c++) {
            for (int position : members.get(c)) {
                cluster[position] = c;
            }
        }
        return new Partition(points, cluster);
    }

    private static final class City implements Clusterable {

        private final int position;
        private final double[] point;

        City(int position, double[] point) {
            this.position = position;
            this.point = point;
        }

        int position() {
            return position;
        }

        @Override
        public double[] getPoint() {
            return point;
        }
    }
}
