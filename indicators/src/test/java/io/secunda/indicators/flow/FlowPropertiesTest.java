package io.secunda.indicators.flow;

import static io.secunda.indicators.RandomFlows.bothWays;
import static io.secunda.indicators.RandomFlows.reversed;
import static io.secunda.indicators.RandomFlows.times;
import static io.secunda.indicators.RandomRegion.sum;
import static io.secunda.indicators.RandomRegion.times;
import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.RandomRegion.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.OfPair;
import io.secunda.indicators.Outcome;
import io.secunda.indicators.RandomFlows;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.geography.Distances;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What holds for the flows of any region. */
class FlowPropertiesTest {

    private static final List<Function<FlowNetwork, Outcome>> REGIONAL = List.of(
            network -> FunctionalPolycentricity.of(network).value(),
            FlowEntropy::of,
            network -> LinkSymmetry.of(network).value());

    @Seeded
    void regionalMeasuresLieInTheirRangeAndIgnoreUnitAndDirection(long seed) {
        var region = new RandomRegion(seed);
        List<Link> links = RandomFlows.of(region);

        for (var measure : REGIONAL) {
            double whole = value(measure.apply(network(region, links)));
            assertThat(whole).isBetween(0.0, 1.0);
            assertThat(value(measure.apply(network(region, times(links, 1234.5)))))
                    .isCloseTo(whole, within(1e-12));
            assertThat(value(measure.apply(network(region, reversed(links))))).isCloseTo(whole, within(1e-12));
        }
    }

    @Seeded
    void flowThatGoesBothWaysAlikeIsSymmetric(long seed) {
        var region = new RandomRegion(seed);
        var network = network(region, bothWays(RandomFlows.of(region)));

        assertThat(LinkSymmetry.of(network).pairs().stream()
                        .filter(pair -> pair.value().isPresent()))
                .allSatisfy(pair -> assertThat(value(pair.value())).isCloseTo(1, within(1e-12)));
        assertThat(Arrays.stream(values(NodeSymmetry.of(network))))
                .allSatisfy(s -> assertThat(s).isCloseTo(0, within(1e-12)));
    }

    @Seeded
    void nodeSymmetryChangesSignWithDirectionAndCancels(long seed) {
        var region = new RandomRegion(seed);
        List<Link> links = RandomFlows.of(region);
        var network = network(region, links);
        double[] symmetry = values(NodeSymmetry.of(network));
        double[] back = values(NodeSymmetry.of(network(region, reversed(links))));
        double[] nodal = region.column(network::nodal);

        for (int i = 0; i < symmetry.length; i++) {
            assertThat(symmetry[i]).isBetween(-1.0, 1.0).isCloseTo(-back[i], within(1e-12));
        }
        assertThat(sum(times(symmetry, nodal)) / network.total()).isCloseTo(0, within(1e-12));
        assertThat(sum(nodal)).isCloseTo(2 * network.total(), within(1e-9 * network.total()));
    }

    @Seeded
    void dominanceIsOneOnAverageAndBounded(long seed) {
        var region = new RandomRegion(seed);
        double[] dominance = values(Dominance.of(network(region, RandomFlows.of(region))));

        assertThat(sum(dominance) / region.size()).isCloseTo(1, within(1e-12));
        assertThat(Arrays.stream(dominance)).allMatch(d -> d <= region.size() / 2.0 + 1e-12);
    }

    @Seeded
    void centralitiesDoNotDependOnTheUnit(long seed) {
        var region = new RandomRegion(seed);
        List<Link> links = RandomFlows.of(region);
        var before = Centralities.of(network(region, links));
        var after = Centralities.of(network(region, times(links, 0.001)));

        double[] betweenness = values(before.betweenness());
        double[] eigenvector = values(before.eigenvector());
        assertThat(Arrays.stream(betweenness)).allMatch(b -> b >= 0 && b <= 1);
        assertThat(Arrays.stream(eigenvector).max()).hasValue(1);
        assertThat(Arrays.stream(eigenvector)).allMatch(e -> e >= 0);
        for (int i = 0; i < region.size(); i++) {
            assertThat(value(after.betweenness().get(i))).isCloseTo(betweenness[i], within(1e-9));
            assertThat(value(after.eigenvector().get(i))).isCloseTo(eigenvector[i], within(1e-9));
        }
    }

    @Seeded
    void connectivityGapsLieInTheirRangeAndIgnoreUnits(long seed) {
        var region = new RandomRegion(seed);
        List<Link> links = RandomFlows.of(region);
        double[] population = region.population();
        double[] gdp = region.gdp(population);
        double[][] km = Distances.km(region.between(110, 123), region.between(25, 40));

        var gaps = gaps(region, links, population, gdp, km);
        for (var same : List.of(
                gaps(region, times(links, 7), population, gdp, km),
                gaps(region, links, times(population, 0.3), gdp, km),
                gaps(region, links, population, times(gdp, 6.5), km))) {
            for (int k = 0; k < gaps.size(); k++) {
                assertThat(value(gaps.get(k).value())).isBetween(0.0, 1.0);
                assertThat(value(same.get(k).value()))
                        .isCloseTo(value(gaps.get(k).value()), within(1e-10));
            }
        }
    }

    private static List<OfPair<Outcome>> gaps(
            RandomRegion region, List<Link> links, double[] population, double[] gdp, double[][] km) {
        return ConnectivityGap.of(network(region, links), Gravity.of(population, gdp, km));
    }

    private static FlowNetwork network(RandomRegion region, List<Link> links) {
        return FlowNetwork.of(region.size(), links);
    }
}
