package io.secunda.indicators.development;

import static io.secunda.indicators.RandomRegion.sum;
import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.RandomRegion.values;
import static io.secunda.indicators.development.Direction.BENEFIT;
import static io.secunda.indicators.development.Direction.COST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.numeric.Columns;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for weights, scores and their coordination. */
class DevelopmentPropertiesTest {

    private static final int CRITERIA = 5;
    private static final Direction[] DIRECTIONS = {BENEFIT, COST, BENEFIT, BENEFIT, COST};

    @Seeded
    void entropyWeightsAddUpAndIgnoreLinearMaps(long seed) {
        var region = new RandomRegion(seed);
        double[][] x = criteria(region);
        double[] weights = values(EntropyWeights.of(x, DIRECTIONS));
        double factor = region.random().nextDouble(0.1, 10);

        assertThat(Arrays.stream(weights)).allMatch(w -> w >= 0);
        assertThat(sum(weights)).isCloseTo(1, within(1e-12));
        assertSame(values(EntropyWeights.of(map(x, 2, factor, 17), DIRECTIONS)), weights);
    }

    @Seeded
    void topsisIgnoresTheUnitOfACriterionAndTheSizeOfTheWeights(long seed) {
        var region = new RandomRegion(seed);
        double[][] x = criteria(region);
        double[] weights = region.random().doubles(CRITERIA, 0.1, 1).toArray();
        double factor = region.random().nextDouble(0.1, 10);
        double[] scores = scores(Topsis.of(x, DIRECTIONS, weights));

        assertThat(Arrays.stream(scores)).allMatch(s -> s >= 0 && s <= 1);
        assertSame(scores(Topsis.of(map(x, 3, factor, 0), DIRECTIONS, weights)), scores);
        assertSame(scores(Topsis.of(x, DIRECTIONS, RandomRegion.times(weights, factor))), scores);
        assertSame(scores(Topsis.of(map(x, 3, factor, 0), DIRECTIONS)), scores(Topsis.of(x, DIRECTIONS)));
    }

    @Seeded
    void topsisWithAllDirectionsTurnedIsTheRest(long seed) {
        var region = new RandomRegion(seed);
        double[][] x = criteria(region);
        double[] weights = region.random().doubles(CRITERIA, 0.1, 1).toArray();
        Direction[] turned =
                Stream.of(DIRECTIONS).map(d -> d == COST ? BENEFIT : COST).toArray(Direction[]::new);

        double[] scores = scores(Topsis.of(x, DIRECTIONS, weights));
        assertSame(
                scores(Topsis.of(x, turned, weights)),
                Arrays.stream(scores).map(s -> 1 - s).toArray());
    }

    @Seeded
    void aSingleCriterionGivesItsMinMaxScore(long seed) {
        var region = new RandomRegion(seed);
        double[] column = region.between(1, 9);
        double[][] x = Arrays.stream(column).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
        var range = Arrays.stream(column).summaryStatistics();

        assertSame(
                scores(Topsis.of(x, new Direction[] {BENEFIT})),
                Arrays.stream(column)
                        .map(v -> (v - range.getMin()) / (range.getMax() - range.getMin()))
                        .toArray());
    }

    @Seeded
    void ranksFollowScores(long seed) {
        var result = Topsis.of(criteria(new RandomRegion(seed)), DIRECTIONS);
        double[] scores = scores(result);

        for (int i = 0; i < scores.length; i++) {
            double own = scores[i];
            assertThat(value(result.ranks().get(i)))
                    .isEqualTo(1 + Arrays.stream(scores).filter(s -> s > own).count());
        }
    }

    @Seeded
    void couplingIsOneForEqualScoresAndCoordinationTheRootOfTheGeometricMean(long seed) {
        var region = new RandomRegion(seed);
        double[] scores = region.random().doubles(6, 0.01, 1).toArray();
        var result = CouplingCoordination.of(scores);
        double logs = Arrays.stream(scores).map(Math::log).sum() / 6;

        assertThat(value(result.coupling())).isBetween(0.0, 1.0);
        assertThat(value(result.coordination())).isCloseTo(Math.sqrt(Math.exp(logs)), within(1e-12));
        assertThat(value(result.coupling()) * value(result.level())).isCloseTo(Math.exp(logs), within(1e-12));
        double[] turned = {scores[3], scores[5], scores[0], scores[1], scores[4], scores[2]};
        assertThat(value(CouplingCoordination.of(turned).coordination()))
                .isCloseTo(value(result.coordination()), within(1e-12));
        double[] equal = new double[6];
        Arrays.fill(equal, scores[0]);
        assertThat(value(CouplingCoordination.of(equal).coupling())).isCloseTo(1, within(1e-12));
    }

    @Test
    void couplingNeedsAllSixDimensions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CouplingCoordination.of(new double[5]))
                .withMessage("5 scores, expected one for each of six dimensions");
        assertThat(CouplingCoordination.of(new double[] {-1, 1, 1, 1, 1, 1}).level())
                .isEqualTo(new Outcome.Absent(Outcome.Reason.LOGARITHM_OF_NON_POSITIVE));
    }

    private static double[][] criteria(RandomRegion region) {
        return IntStream.range(0, region.size())
                .mapToObj(i -> region.random().doubles(CRITERIA, 1, 100).toArray())
                .toArray(double[][]::new);
    }

    /** The table with one criterion mapped to a·x + b. */
    private static double[][] map(double[][] x, int criterion, double a, double b) {
        double[][] mapped = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        double[] column = Columns.across(x, criterion);
        for (int i = 0; i < x.length; i++) {
            mapped[i][criterion] = a * column[i] + b;
        }
        return mapped;
    }

    private static double[] scores(Topsis.Result result) {
        return values(result.scores());
    }

    private static void assertSame(double[] actual, double[] expected) {
        assertThat(actual).containsExactly(expected, within(1e-10));
    }
}
