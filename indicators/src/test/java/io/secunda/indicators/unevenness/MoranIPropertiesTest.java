package io.secunda.indicators.unevenness;

import static io.secunda.indicators.RandomRegion.map;
import static io.secunda.indicators.RandomRegion.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.geography.Neighbours;

/** What holds for spatial autocorrelation. */
class MoranIPropertiesTest {

    @Seeded
    void aLinearMapOfTheValuesChangesNothing(long seed) {
        var region = new RandomRegion(seed, 6);
        double[] lon = region.between(110, 123);
        double[] lat = region.between(25, 40);
        double[] y = region.between(1, 10);
        double factor = region.random().nextDouble(-3, -0.5);

        var before = MoranI.of(y, lon, lat);
        var after = MoranI.of(map(y, v -> 4 + factor * v), lon, lat);
        assertThat(value(after.value())).isCloseTo(value(before.value()), within(1e-10));
        assertThat(value(after.z())).isCloseTo(value(before.z()), within(1e-9));
    }

    @Seeded
    void varianceAndExpectationDependOnPlacesAlone(long seed) {
        var region = new RandomRegion(seed, 6);
        double[] lon = region.between(110, 123);
        double[] lat = region.between(25, 40);

        var one = MoranI.of(region.between(1, 10), lon, lat);
        var other = MoranI.of(region.between(1, 10), lon, lat);
        assertThat(other.variance()).isEqualTo(one.variance());
        assertThat(other.expected()).isEqualTo(one.expected());
    }

    @Seeded
    void turningTheGlobeChangesNothing(long seed) {
        var region = new RandomRegion(seed, 6);
        double[] lon = region.between(110, 123);
        double[] lat = region.between(25, 40);
        double[] y = region.between(1, 10);
        double turn = region.random().nextDouble(-180, 180);

        assertThat(value(MoranI.of(y, map(lon, v -> v + turn), lat).value()))
                .isCloseTo(value(MoranI.of(y, lon, lat).value()), within(1e-12));
    }

    @Seeded
    void agreesWithTheDoubleSumsOfItsDefinition(long seed) {
        var region = new RandomRegion(seed, 6);
        double[] lon = region.between(110, 123);
        double[] lat = region.between(25, 40);
        double[] y = region.between(1, 10);
        double[][] w = weights(Neighbours.nearest(lon, lat, 4));

        assertThat(value(MoranI.of(y, lon, lat).variance())).isCloseTo(varianceByDefinition(w), within(1e-12));
    }

    private static double[][] weights(int[][] neighbours) {
        var w = new double[neighbours.length][neighbours.length];
        for (int i = 0; i < w.length; i++) {
            for (int j : neighbours[i]) {
                w[i][j] = 0.25;
            }
        }
        return w;
    }

    private static double varianceByDefinition(double[][] w) {
        int n = w.length;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < n; i++) {
            double both = 0;
            for (int j = 0; j < n; j++) {
                s0 += w[i][j];
                s1 += (w[i][j] + w[j][i]) * (w[i][j] + w[j][i]) / 2;
                both += w[i][j] + w[j][i];
            }
            s2 += both * both;
        }
        return (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1.0) * s0 * s0) - 1.0 / ((n - 1.0) * (n - 1));
    }
}
