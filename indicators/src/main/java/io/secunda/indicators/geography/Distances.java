package io.secunda.indicators.geography;

import io.secunda.indicators.numeric.Columns;

/**
 * The distances between all cities of a region.
 *
 * <p>They depend on places alone, so a caller may keep the table while the set of cities stays the same.
 */
public final class Distances {

    private Distances() {}

    /**
     * Great-circle distances in kilometres, a symmetric table with zeros on its diagonal.
     *
     * @param lon degrees east
     * @param lat degrees north
     */
    public static double[][] km(double[] lon, double[] lat) {
        Columns.requireComplete(lon, lat);
        var km = new double[lon.length][lon.length];
        for (int i = 0; i < lon.length; i++) {
            for (int j = i + 1; j < lon.length; j++) {
                km[i][j] = GreatCircle.km(lon[i], lat[i], lon[j], lat[j]);
                km[j][i] = km[i][j];
            }
        }
        return km;
    }
}
