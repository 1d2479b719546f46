package io.secunda.indicators.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
}
