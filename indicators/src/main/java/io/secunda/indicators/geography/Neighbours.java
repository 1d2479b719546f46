package io.secunda.indicators.geography;

import static java.util.Comparator.comparingDouble;

import io.secunda.indicators.numeric.Columns;
import java.util.stream.IntStream;

/**
 * The nearest cities of each city.
 *
 * <p>Distances are compared to the millimetre; cities equally far away are taken in the order of the arrays, which is to
 * be the order of city code. A place is no neighbour of itself, but another city at the same place is.
 *
 * <p>Cost: O(n² log n) for n cities. The answer depends on places alone, so a caller may keep it while the set of cities
 * stays the same.
 */
public final class Neighbours {

    private static final double MILLIMETRES_PER_KM = 1e6;

    private Neighbours() {}

    /**
     * The k nearest of each city, nearest first.
     *
     * @param lon degrees east, in order of city code
     * @param lat degrees north
     * @param k how many neighbours, fewer than there are cities
     */
    public static int[][] nearest(double[] lon, double[] lat, int k) {
        Columns.requireComplete(lon, lat);
        if (k < 1 || k >= lon.length) {
            throw new IllegalArgumentException(k + " neighbours among " + lon.length + " cities");
        }
        return IntStream.range(0, lon.length)
                .mapToObj(i -> nearest(i, lon, lat, k))
                .toArray(int[][]::new);
    }

    private static int[] nearest(int city, double[] lon, double[] lat, int k) {
        // the sort is stable: equal distances stay in the order of the arrays
        return IntStream.range(0, lon.length)
                .filter(other -> other != city)
                .mapToObj(other -> new Other(other, millimetres(city, other, lon, lat)))
                .sorted(comparingDouble(Other::distance))
                .limit(k)
                .mapToInt(Other::city)
                .toArray();
    }

    private static double millimetres(int i, int j, double[] lon, double[] lat) {
        return Math.rint(GreatCircle.km(lon[i], lat[i], lon[j], lat[j]) * MILLIMETRES_PER_KM);
    }

    private record Other(int city, double distance) {}
}
