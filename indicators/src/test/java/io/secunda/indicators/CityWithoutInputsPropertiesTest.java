package io.secunda.indicators;

import static io.secunda.indicators.RandomRegion.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.secunda.indicators.Outcome.Reason;
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
import io.secunda.indicators.function.LocationQuotient;
import io.secunda.indicators.numeric.Columns;
import io.secunda.indicators.peripheralization.AgeingGap;
import io.secunda.indicators.peripheralization.CoreDependence;
import io.secunda.indicators.peripheralization.RelativeIncome;
import io.secunda.indicators.peripheralization.ShareShift;
import io.secunda.indicators.unevenness.CoreSecondaryRatio;
import io.secunda.indicators.unevenness.CoreShare;
import io.secunda.indicators.unevenness.MoranI;
import io.secunda.indicators.unevenness.Polarization;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A city without any of the inputs has no figure and changes nobody's; how many have them is the caller's to say. */
class CityWithoutInputsPropertiesTest {

    private static final Outcome NONE = Outcome.absent(Reason.MISSING_INPUT);

    @Seeded
    void figuresOfRolesStayTheSame(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);
        double[] before = region.gdp(population);
        boolean[] core = region.core();
        boolean[] roles = Arrays.copyOf(core, core.length + 1);

        assertThat(CoreShare.of(joined(gdp), roles)).isEqualTo(CoreShare.of(gdp, core));
        assertThat(CoreSecondaryRatio.of(joined(gdp), joined(population), roles))
                .isEqualTo(CoreSecondaryRatio.of(gdp, population, core));
        assertThat(Polarization.of(joined(before), joined(gdp), roles, 5))
                .isEqualTo(Polarization.of(before, gdp, core, 5));
    }

    @Seeded
    void figuresOfTheOtherCitiesStayTheSame(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);
        double[] old = times(population, region.between(0.1, 0.4));
        boolean[] core = region.core();
        boolean[] roles = Arrays.copyOf(core, core.length + 1);

        assertThat(AgeingGap.of(joined(old), joined(population)))
                .containsExactly(joined(AgeingGap.of(old, population)));
        assertThat(ShareShift.of(joined(population), joined(gdp), 5))
                .containsExactly(joined(ShareShift.of(population, gdp, 5)));
        assertThat(RelativeIncome.of(joined(gdp), joined(population), roles))
                .containsExactly(joined(RelativeIncome.of(gdp, population, core)));
    }

    @Seeded
    void profilesAndScoresOfTheOtherCitiesStayTheSame(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        boolean[] core = region.core();
        double[][] rows = IntStream.range(0, region.size())
                .mapToObj(i -> region.random().doubles(3, 1, 9).toArray())
                .toArray(double[][]::new);
        double[][] more = Arrays.copyOf(rows, rows.length + 1);
        more[rows.length] = new double[] {Double.NaN, Double.NaN, Double.NaN};
        Direction[] directions = {Direction.BENEFIT, Direction.COST, Direction.BENEFIT};

        assertThat(FunctionalComplementarity.of(more, joined(population), Arrays.copyOf(core, core.length + 1)))
                .isEqualTo(FunctionalComplementarity.of(rows, population, core));
        assertThat(Arrays.copyOf(LocationQuotient.of(more), rows.length)).isDeepEqualTo(LocationQuotient.of(rows));
        assertThat(Topsis.of(more, directions).scores().subList(0, rows.length))
                .isEqualTo(Topsis.of(rows, directions).scores());
        assertThat(Topsis.of(more, directions).scores().get(rows.length)).isEqualTo(NONE);
    }

    @Seeded
    void aCityThatNoRecordNamesIsNoNode(long seed) {
        var region = new RandomRegion(seed);
        int n = region.size();
        boolean[] core = region.core();
        boolean[] roles = Arrays.copyOf(core, n + 1);
        List<Link> links = RandomFlows.of(region);
        var network = FlowNetwork.of(n, links);
        var more = FlowNetwork.of(n + 1, links);

        assertThat(FunctionalPolycentricity.of(more)).isEqualTo(FunctionalPolycentricity.of(network));
        assertThat(FlowEntropy.of(more)).isEqualTo(FlowEntropy.of(network));
        assertThat(LinkSymmetry.of(more).value())
                .isEqualTo(LinkSymmetry.of(network).value());
        assertThat(SecondarySecondaryShare.of(more, roles)).isEqualTo(SecondarySecondaryShare.of(network, core));
        assertThat(Dominance.of(more)).containsExactly(joined(Dominance.of(network)));
        assertThat(NodeSymmetry.of(more)).containsExactly(joined(NodeSymmetry.of(network)));
        assertThat(CoreDependence.of(more, roles)).containsExactly(joined(CoreDependence.of(network, core)));
        assertThat(Centralities.of(more).betweenness().subList(0, n))
                .isEqualTo(Centralities.of(network).betweenness());
    }

    @Seeded
    void nearestNeighboursAreSoughtAmongCitiesWithAValue(long seed) {
        var region = new RandomRegion(seed, 7);
        double[] lon = region.between(110, 123);
        double[] lat = region.between(25, 40);
        double[] y = region.between(1, 9);
        double[] missing = y.clone();
        missing[0] = Double.NaN;
        int[] known = Columns.complete(missing, lon, lat);

        assertThat(MoranI.of(Columns.pick(missing, known), Columns.pick(lon, known), Columns.pick(lat, known)))
                .isEqualTo(MoranI.of(rest(y), rest(lon), rest(lat)));
    }

    private static double[] rest(double[] column) {
        return Arrays.copyOfRange(column, 1, column.length);
    }

    private static double[] joined(double[] column) {
        double[] joined = Arrays.copyOf(column, column.length + 1);
        joined[column.length] = Double.NaN;
        return joined;
    }

    private static Outcome[] joined(Outcome[] outcomes) {
        Outcome[] joined = Arrays.copyOf(outcomes, outcomes.length + 1);
        joined[outcomes.length] = NONE;
        return joined;
    }
}
