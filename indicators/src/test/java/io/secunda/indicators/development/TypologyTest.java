package io.secunda.indicators.development;

import static io.secunda.indicators.RandomRegion.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.development.CentroidMatching.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Types of cities, their number and their names through time. */
class TypologyTest {

    @Seeded
    void clearGroupsAreFoundWhateverTheUnitsAndTheOrder(long seed) {
        var random = new SplittableRandom(seed);
        double[][] scores = threeGroups(random);
        double[][] other = Arrays.stream(scores)
                .map(row -> new double[] {-3 * row[0] + 1, row[1] * 100, row[2]})
                .toArray(double[][]::new);
        double[][] reversed = IntStream.range(0, scores.length)
                .mapToObj(i -> scores[scores.length - 1 - i])
                .toArray(double[][]::new);

        var types = Typology.of(scores, seed);
        assertThat(types.typeOf()).isEqualTo(groups(scores.length));
        assertThat(Typology.of(other, seed).typeOf()).isEqualTo(types.typeOf());
        assertThat(value(Typology.of(other, seed).silhouette())).isCloseTo(value(types.silhouette()), within(1e-9));
        // named in the order of their first cities, so the reverse has the same names
        assertThat(Typology.of(reversed, seed + 1).typeOf()).isEqualTo(groups(scores.length));
    }

    @Test
    void aGivenNumberOfTypesIsKept() {
        double[][] scores = threeGroups(new SplittableRandom(1));

        assertThat(Typology.of(scores, 1, 2).types()).hasSize(2);
        assertThat(Typology.of(scores, 1, 99).types()).hasSize(8);
    }

    @Test
    void aTypeIsDescribedByWhatStandsOut() {
        double[][] scores = {{1, 0, 5}, {1, 0, 5}, {0, 1, 5}, {0, 1, 5}};

        var type = Typology.of(scores, 1).types().get(0);
        assertThat(type.highest()).hasValue(0);
        assertThat(type.lowest()).hasValue(1);
        assertThat(type.centroid()).containsExactly(1.0, -1.0, 0.0);
    }

    @Test
    void fewOrEqualCitiesHaveNoTypes() {
        assertThat(Typology.of(new double[][] {{1, 2}, {2, 1}}, 1).silhouette())
                .isEqualTo(new Outcome.Absent(Reason.TOO_FEW_CITIES));
        assertThat(Typology.of(new double[4][6], 1).silhouette())
                .isEqualTo(new Outcome.Absent(Reason.ZERO_DENOMINATOR));
        assertThat(Typology.of(new double[4][6], 1, 3).types()).isEmpty();
    }

    @Test
    void theNumberOfTypesChangesWhenAnotherWinsTwice() {
        ClusterCount count = ClusterCount.of(3);

        assertThat(count.after(4)).isEqualTo(new ClusterCount(3, 4));
        assertThat(count.after(4).after(4)).isEqualTo(new ClusterCount(4, 4));
        assertThat(count.after(4).after(5)).isEqualTo(new ClusterCount(3, 5));
        assertThat(count.after(4).after(3)).isEqualTo(new ClusterCount(3, 3));
        assertThat(count.after(4).after(3).after(4)).isEqualTo(new ClusterCount(3, 4));
    }

    @Seeded
    void noOtherPairingOfCentroidsIsNearer(long seed) {
        var random = new SplittableRandom(seed);
        double[][] before = points(random, random.nextInt(1, 5));
        double[][] after = points(random, random.nextInt(1, 6));

        var matching = CentroidMatching.of(before, after);
        assertThat(matching.distance()).isCloseTo(leastByTrial(before, after, 0, 0), within(1e-12));
        assertThat(matching.pairs()).hasSize(Math.min(before.length, after.length));
    }

    @Test
    void equallyGoodPairingsKeepTheOrder() {
        assertThat(CentroidMatching.of(new double[][] {{0}, {0}}, new double[][] {{1}, {1}, {1}})
                        .pairs())
                .containsExactly(new Pair(0, 0), new Pair(1, 1));
        assertThat(CentroidMatching.of(new double[0][], new double[][] {{1}}).pairs())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CentroidMatching.of(new double[1][1], new double[17][1]))
                .withMessage("17 clusters, expected at most 16");
    }

    private static double[][] threeGroups(SplittableRandom random) {
        double[][] centres = {{0.2, 0.2, 0.8}, {0.8, 0.2, 0.2}, {0.5, 0.9, 0.5}};
        return IntStream.range(0, 18)
                .mapToObj(i -> Arrays.stream(centres[i / 6])
                        .map(c -> c + random.nextDouble(-0.03, 0.03))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static List<Integer> groups(int cities) {
        return IntStream.range(0, cities).map(i -> i / 6).boxed().toList();
    }

    private static double[][] points(SplittableRandom random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.doubles(3).toArray())
                .toArray(double[][]::new);
    }

    /** Least distance by trying every pairing of as many as there can be. */
    private static double leastByTrial(double[][] before, double[][] after, int i, int taken) {
        if (before.length > after.length) {
            return leastByTrial(after, before, i, taken);
        }
        if (i == before.length) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < after.length; j++) {
            if ((taken & 1 << j) == 0) {
                double own = Math.sqrt(RandomRegion.sum(difference(before[i], after[j])));
                least = Math.min(least, own + leastByTrial(before, after, i + 1, taken | 1 << j));
            }
        }
        return least;
    }

    private static double[] difference(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(d -> (a[d] - b[d]) * (a[d] - b[d]))
                .toArray();
    }
}
