package io.secunda.indicators.geography;

import static java.lang.Math.atan2;
import static java.lang.Math.cos;
import static java.lang.Math.hypot;
import static java.lang.Math.sin;
import static java.lang.Math.toRadians;

/**
 * The length of the shortest way between two places over a sphere of the Earth's mean radius.
 *
 * <p>{@code d = R·atan2(√[(cos φ₂ sin Δλ)² + (cos φ₁ sin φ₂ − sin φ₁ cos φ₂ cos Δλ)²], sin φ₁ sin φ₂ + cos φ₁ cos φ₂ cos Δλ)}.
 *
 * <ul>
 *   <li><b>Unit, range:</b> kilometres; 0 to 20 015.1.
 *   <li><b>Absent:</b> never.
 *   <li><b>Cost:</b> constant. The arctangent of two arguments is exact for near and for opposite places alike, where the
 *       arccosine fails for the former and the haversine for the latter.
 *   <li><b>Source:</b> R = 6371.0088 km, the mean radius of WGS 84 (Moritz 2000, J. Geodesy 74:128–133); form: Vincenty
 *       1975, Survey Review 23:88–93, for a sphere.
 * </ul>
 */
public final class GreatCircle {

    /** Mean radius of the Earth, kilometres. */
    public static final double RADIUS_KM = 6371.0088;

    private GreatCircle() {}

    /**
     * The distance between two places.
     *
     * @param lon1 longitude of the first, degrees east
     * @param lat1 latitude of the first, degrees north
     * @param lon2 longitude of the second, degrees east
     * @param lat2 latitude of the second, degrees north
     */
    public static double km(double lon1, double lat1, double lon2, double lat2) {
        double phi1 = toRadians(lat1);
        double phi2 = toRadians(lat2);
        double lambda = toRadians(lon2 - lon1);
        double across = cos(phi2) * sin(lambda);
        double along = cos(phi1) * sin(phi2) - sin(phi1) * cos(phi2) * cos(lambda);
        double towards = sin(phi1) * sin(phi2) + cos(phi1) * cos(phi2) * cos(lambda);
        return RADIUS_KM * atan2(hypot(across, along), towards);
    }
}
