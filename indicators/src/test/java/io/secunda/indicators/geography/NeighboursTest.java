package io.secunda.indicators.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NeighboursTest {

    @Test
    void comeNearestFirstAndAcrossTheDateLine() {
        double[] lon = {179.9, -179.9, 178, 10};
        double[] lat = {0, 0, 0, 0};

        assertThat(Neighbours.nearest(lon, lat, 2)).isDeepEqualTo(new int[][] {{1, 2}, {0, 2}, {0, 1}, {2, 0}});
    }

    @Test
    void equallyFarOnesComeInOrderOfTheArrays() {
        double[] lon = {0, 1, -1, 0, 0};
        double[] lat = {0, 0, 0, 1, -1};

        assertThat(Neighbours.nearest(lon, lat, 3)[0]).containsExactly(1, 2, 3);
    }

    @Test
    void cannotBeMoreThanThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Neighbours.nearest(new double[3], new double[3], 3))
                .withMessage("3 neighbours among 3 cities");
    }

    @Test
    void thereIsAtLeastOne() {
        assertThat(Neighbours.nearest(new double[] {0, 1, 5}, new double[3], 1))
                .isDeepEqualTo(new int[][] {{1}, {0}, {1}});
        assertThatIllegalArgumentException().isThrownBy(() -> Neighbours.nearest(new double[3], new double[3], 0));
    }

    @Test
    void placesAreKnown() {
        double[] unknown = {0, 1, Double.NaN};

        assertThatIllegalArgumentException().isThrownBy(() -> Neighbours.nearest(unknown, new double[3], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Distances.km(new double[3], unknown));
    }

    @Test
    void distancesAreTheSameBothWays() {
        double[][] km = Distances.km(new double[] {0, 0, 90}, new double[] {0, 90, 0});
        double quarter = GreatCircle.RADIUS_KM * Math.PI / 2;

        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(km[i][j]).isCloseTo(i == j ? 0 : quarter, within(1e-9));
            }
        }
    }
}
