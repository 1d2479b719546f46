package io.secunda.indicators.function;

import static io.secunda.indicators.RandomRegion.sum;
import static io.secunda.indicators.RandomRegion.times;
import static io.secunda.indicators.RandomRegion.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomFlows;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.Link;
import io.secunda.indicators.function.Coopetition.Quadrant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for what cities do. */
class FunctionPropertiesTest {

    @Seeded
    void krugmanIsADistance(long seed) {
        var region = new RandomRegion(seed);
        double[] a = region.between(0, 9);
        double[] b = region.between(0, 9);
        double[] c = region.between(0, 9);

        double ab = value(Krugman.of(a, b));
        assertThat(ab).isBetween(0.0, 2.0).isEqualTo(value(Krugman.of(b, a)));
        assertThat(ab).isLessThanOrEqualTo(value(Krugman.of(a, c)) + value(Krugman.of(c, b)) + 1e-12);
        assertThat(value(Krugman.of(a, times(a, 3)))).isCloseTo(0, within(1e-12));
        assertThat(value(Krugman.of(times(a, 7), b))).isCloseTo(ab, within(1e-12));
    }

    @Seeded
    void similarityIsSymmetricAndBlindToSize(long seed) {
        var region = new RandomRegion(seed);
        double[] a = region.between(0, 9);
        double[] b = region.between(0, 9);

        double ab = value(Similarity.of(a, b));
        assertThat(ab).isBetween(0.0, 1.0).isEqualTo(value(Similarity.of(b, a)));
        assertThat(value(Similarity.of(times(a, 7), b))).isCloseTo(ab, within(1e-12));
        assertThat(value(Similarity.of(a, times(a, 3)))).isCloseTo(1, within(1e-12));
    }

    @Seeded
    void profilesWithoutACommonSectorAreAsFarApartAsCanBe(long seed) {
        var region = new RandomRegion(seed);
        double[] a = region.between(1, 9);
        double[] b = region.between(1, 9);
        for (int s = 0; s < a.length; s++) {
            (s % 2 == 0 ? a : b)[s] = 0;
        }

        assertThat(value(Krugman.of(a, b))).isCloseTo(2, within(1e-12));
        assertThat(Similarity.of(a, b)).isEqualTo(new Outcome.Value(0));
    }

    @Test
    void disjointProfilesHaveNothingInCommon() {
        assertThat(Krugman.of(new double[] {1, 0}, new double[] {0, 5})).isEqualTo(new Outcome.Value(2));
        assertThat(Similarity.of(new double[] {1, 0}, new double[] {0, 5})).isEqualTo(new Outcome.Value(0));
    }

    @Seeded
    void locationQuotientsAverageToOneBothWays(long seed) {
        var region = new RandomRegion(seed);
        int count = region.random().nextInt(2, 12);
        double[][] sectors = IntStream.range(0, region.size())
                .mapToObj(i -> region.random().doubles(count, 1, 100).toArray())
                .toArray(double[][]::new);
        Outcome[][] quotients = LocationQuotient.of(sectors);
        double all = Arrays.stream(sectors).mapToDouble(RandomRegion::sum).sum();

        for (int s = 0; s < count; s++) {
            double mean = 0;
            for (int i = 0; i < sectors.length; i++) {
                mean += sum(sectors[i]) / all * value(quotients[i][s]);
            }
            assertThat(mean).isCloseTo(1, within(1e-12));
        }
        double mean = 0;
        for (int s = 0; s < count; s++) {
            int sector = s;
            double share =
                    Arrays.stream(sectors).mapToDouble(city -> city[sector]).sum() / all;
            mean += share * value(quotients[0][s]);
        }
        assertThat(mean).isCloseTo(1, within(1e-12));
    }

    @Seeded
    void coopetitionQuadrantsFollowTheMedians(long seed) {
        var region = new RandomRegion(seed);
        double[][] sectors = IntStream.range(0, region.size())
                .mapToObj(i -> region.random().doubles(5, 1, 100).toArray())
                .toArray(double[][]::new);
        var network = FlowNetwork.of(region.size(), RandomFlows.of(region));

        var positions = Coopetition.of(sectors, network, (i, j) -> (i + j) % 3 == 0);
        assertThat(positions.stream().filter(pair -> competes(pair.value()))).hasSize(positions.size() / 2);
        assertThat(positions).allSatisfy(pair -> {
            assertThat(value(pair.value().competition())).isBetween(0.0, 1.0);
            assertThat(value(pair.value().cooperation())).isBetween(0.0, 1.0);
        });
    }

    @Test
    void aCityThatNoFlowNamesHasNoPosition() {
        double[][] sectors = {{1, 2}, {2, 1}, {1, 1}};
        var network = FlowNetwork.of(3, List.of(new Link(0, 1, 5)));

        var positions = Coopetition.of(sectors, network, (i, j) -> false);
        assertThat(positions.get(0).value().quadrant()).isEqualTo(Optional.of(Quadrant.DETACHMENT));
        assertThat(positions.get(1).value().cooperation()).isEqualTo(new Outcome.Absent(Reason.MISSING_INPUT));
        assertThat(positions.get(1).value().quadrant()).isEmpty();
    }

    private static boolean competes(Coopetition.Position position) {
        Quadrant quadrant = position.quadrant().orElseThrow();
        return quadrant == Quadrant.COMPETITION || quadrant == Quadrant.COOPETITION;
    }
}
