package io.secunda.indicators;

import static io.secunda.indicators.RandomRegion.map;
import static io.secunda.indicators.RandomRegion.times;
import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.RandomRegion.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.development.Direction;
import io.secunda.indicators.development.Topsis;
import io.secunda.indicators.flow.Centralities;
import io.secunda.indicators.flow.Dominance;
import io.secunda.indicators.flow.FlowEntropy;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.FunctionalPolycentricity;
import io.secunda.indicators.flow.Link;
import io.secunda.indicators.flow.LinkSymmetry;
import io.secunda.indicators.flow.NodeSymmetry;
import io.secunda.indicators.flow.SecondarySecondaryShare;
import io.secunda.indicators.function.FunctionalComplementarity;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.peripheralization.AgeingGap;
import io.secunda.indicators.peripheralization.CoreDependence;
import io.secunda.indicators.peripheralization.RelativeGrowth;
import io.secunda.indicators.peripheralization.RelativeIncome;
import io.secunda.indicators.peripheralization.ShareShift;
import io.secunda.indicators.unevenness.Beta;
import io.secunda.indicators.unevenness.CoreSecondaryRatio;
import io.secunda.indicators.unevenness.CoreShare;
import io.secunda.indicators.unevenness.Hhi;
import io.secunda.indicators.unevenness.MoranI;
import io.secunda.indicators.unevenness.Polarization;
import io.secunda.indicators.unevenness.Primacy;
import io.secunda.indicators.unevenness.RankMobility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** In whatever order cities and records come, every city and the region keep their figures. */
class CityOrderPropertiesTest {

    @Seeded
    void figuresOfTheRegionDoNotDependOnTheOrder(long seed) {
        var region = new RandomRegion(seed, 6);
        var cities = new Cities(region);
        Cities other = cities.inOrder(region.shuffled());

        assertThat(cities.ofRegion()).containsExactly(other.ofRegion(), within(1e-9));
    }

    @Seeded
    void figuresOfACityDoNotDependOnTheOrder(long seed) {
        var region = new RandomRegion(seed);
        int[] order = region.shuffled();
        var cities = new Cities(region);
        double[][] figures = cities.ofCities();
        double[][] shuffled = cities.inOrder(order).ofCities();

        for (int f = 0; f < figures.length; f++) {
            assertThat(shuffled[f]).containsExactly(Columns.pick(figures[f], order), within(1e-9));
        }
    }

    @Seeded
    void figuresOfFlowsDependNeitherOnTheOrderOfCitiesNorOfRecords(long seed) {
        var region = new RandomRegion(seed);
        int[] order = region.shuffled();
        var position = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            position[order[k]] = k;
        }
        boolean[] core = region.core();
        List<Link> links = RandomFlows.of(region);
        var moved = new ArrayList<Link>();
        links.forEach(link -> moved.add(new Link(position[link.origin()], position[link.destination()], link.value())));
        Collections.shuffle(moved, new Random(seed));
        var network = FlowNetwork.of(region.size(), links);
        var other = FlowNetwork.of(region.size(), moved);
        boolean[] otherCore = Columns.pick(core, order);

        assertThat(ofFlows(network, core)).containsExactly(ofFlows(other, otherCore), within(1e-9));
        double[][] perCity = ofNodes(network, core);
        double[][] shuffled = ofNodes(other, otherCore);
        for (int f = 0; f < perCity.length; f++) {
            assertThat(shuffled[f]).containsExactly(Columns.pick(perCity[f], order), within(1e-9));
        }
    }

    private static double[] ofFlows(FlowNetwork network, boolean[] core) {
        return values(
                FunctionalPolycentricity.of(network).value(),
                FlowEntropy.of(network),
                LinkSymmetry.of(network).value(),
                SecondarySecondaryShare.of(network, core));
    }

    private static double[][] ofNodes(FlowNetwork network, boolean[] core) {
        var centralities = Centralities.of(network);
        return new double[][] {
            values(Dominance.of(network)),
            values(NodeSymmetry.of(network)),
            values(CoreDependence.of(network, core)),
            values(centralities.weightedDegree()),
            values(centralities.betweenness()),
            values(centralities.eigenvector())
        };
    }

    /** Everything that is known of the cities of a region. */
    private record Cities(
            double[] population,
            double[] gdp,
            double[] before,
            double[] old,
            boolean[] core,
            double[] lon,
            double[] lat,
            double[][] rows) {

        Cities(RandomRegion region) {
            this(region, region.population());
        }

        private Cities(RandomRegion region, double[] population) {
            this(
                    population,
                    region.gdp(population),
                    region.gdp(population),
                    times(population, region.between(0.1, 0.4)),
                    region.core(),
                    region.between(110, 123),
                    region.between(25, 40),
                    IntStream.range(0, region.size())
                            .mapToObj(i -> region.random().doubles(4, 1, 9).toArray())
                            .toArray(double[][]::new));
        }

        Cities inOrder(int[] order) {
            return new Cities(
                    Columns.pick(population, order),
                    Columns.pick(gdp, order),
                    Columns.pick(before, order),
                    Columns.pick(old, order),
                    Columns.pick(core, order),
                    Columns.pick(lon, order),
                    Columns.pick(lat, order),
                    Arrays.stream(order).mapToObj(i -> rows[i]).toArray(double[][]::new));
        }

        double[] ofRegion() {
            var beta = Beta.of(before, gdp, 5);
            return new double[] {
                value(Hhi.of(gdp)),
                value(Primacy.of(gdp)),
                value(CoreShare.of(gdp, core)),
                value(CoreSecondaryRatio.of(gdp, population, core)),
                value(Polarization.of(before, gdp, core, 5)),
                value(RankMobility.of(before, gdp)),
                value(beta.slope()),
                value(beta.standardError()),
                value(beta.p()),
                value(MoranI.of(map(gdp, Math::log), lon, lat).value()),
                value(FunctionalComplementarity.of(rows, population, core))
            };
        }

        double[][] ofCities() {
            Direction[] directions = {Direction.BENEFIT, Direction.COST, Direction.BENEFIT, Direction.BENEFIT};
            return new double[][] {
                values(RelativeGrowth.of(before, gdp, 5)),
                values(ShareShift.of(before, gdp, 5)),
                values(AgeingGap.of(old, population)),
                secondary(RelativeIncome.of(gdp, population, core)),
                values(Topsis.of(rows, directions).scores())
            };
        }

        /** A region's only core has no income relative to others, so cores count as 0 here. */
        private double[] secondary(Outcome[] outcomes) {
            return IntStream.range(0, core.length)
                    .mapToDouble(i -> core[i] ? 0 : value(outcomes[i]))
                    .toArray();
        }
    }
}
