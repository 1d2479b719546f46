package io.secunda.indicators.peripheralization;

import static io.secunda.indicators.RandomRegion.sum;
import static io.secunda.indicators.RandomRegion.times;
import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.RandomRegion.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.flow.Link;
import io.secunda.indicators.peripheralization.Peripheralization.Component;
import io.secunda.indicators.unevenness.CoreSecondaryRatio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for the position of cities in their region. */
class PeripheralizationPropertiesTest {

    @Seeded
    void overOneYearRelativeGrowthWeightedByTheStartCancels(long seed) {
        var region = new RandomRegion(seed);
        double[] start = region.population();
        double[] end = times(start, region.between(0.8, 1.3));

        double[] growth = values(RelativeGrowth.of(start, end, 1));
        assertThat(sum(times(growth, start)) / sum(start)).isCloseTo(0, within(1e-12));
    }

    @Seeded
    void ageingGapsWeightedByPopulationCancel(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] old = times(population, region.between(0.1, 0.4));

        assertThat(sum(times(values(AgeingGap.of(old, population)), population)) / sum(population))
                .isCloseTo(0, within(1e-12));
    }

    @Seeded
    void withOneCoreRelativeIncomeAveragesToTheCoreSecondaryRatio(long seed) {
        var region = new RandomRegion(seed);
        double[] population = region.population();
        double[] gdp = region.gdp(population);
        var core = new boolean[region.size()];
        core[0] = true;

        Outcome[] income = RelativeIncome.of(gdp, population, core);
        double weighted = 0;
        for (int i = 1; i < income.length; i++) {
            weighted += population[i] * value(income[i]);
        }
        assertThat(weighted / (sum(population) - population[0]))
                .isCloseTo(1 / value(CoreSecondaryRatio.of(gdp, population, core)), within(1e-10));
        assertThat(income[0]).isEqualTo(new Outcome.Absent(Reason.EMPTY_GROUP));
    }

    @Seeded
    void shiftShareAddsUpForACityAndForTheNation(long seed) {
        var region = new RandomRegion(seed);
        int sectors = region.random().nextInt(2, 20);
        double[][] before = sectorValues(region, sectors);
        double[][] after = sectorValues(region, sectors);
        double[] nation0 = total(before);
        double[] nation1 = total(after);

        double national = 0;
        double mix = 0;
        double shift = 0;
        for (int i = 0; i < before.length; i++) {
            var parts = ShiftShare.of(before[i], after[i], nation0, nation1);
            assertThat(value(parts.national()) + value(parts.industryMix()) + value(parts.regionalShift()))
                    .isCloseTo(value(parts.change()), within(1e-9));
            assertThat(value(parts.change())).isCloseTo(sum(after[i]) - sum(before[i]), within(1e-9));
            national += value(parts.national());
            mix += value(parts.industryMix());
            shift += value(parts.regionalShift());
        }
        assertThat(national).isCloseTo(sum(nation1) - sum(nation0), within(1e-9));
        assertThat(mix).isCloseTo(0, within(1e-9));
        assertThat(shift).isCloseTo(0, within(1e-9));
    }

    @Seeded
    void peripheralizationLiesInItsRangeAndIsBlindToUnits(long seed) {
        var region = new RandomRegion(seed);
        var components = new EnumMap<Component, Outcome[]>(Component.class);
        var otherUnits = new EnumMap<Component, Outcome[]>(Component.class);
        for (Component component : Component.values()) {
            double[] raw = region.between(-1, 1);
            double factor = region.random().nextDouble(0.1, 10);
            components.put(component, outcomes(raw));
            otherUnits.put(
                    component,
                    outcomes(Arrays.stream(raw).map(x -> 3 + factor * x).toArray()));
        }

        var scores = Peripheralization.of(region.size(), components);
        var same = Peripheralization.of(region.size(), otherUnits);
        for (int i = 0; i < scores.length; i++) {
            assertThat(value(scores[i].score())).isBetween(0.0, 1.0);
            assertThat(value(same[i].score())).isCloseTo(value(scores[i].score()), within(1e-10));
        }
    }

    @Seeded
    void coreDependenceWeightedByExchangeIsTheFlowBetweenCoresAndSecondaryCities(long seed) {
        var region = new RandomRegion(seed);
        boolean[] core = region.core();
        var links = new ArrayList<Link>();
        double between = 0;
        for (int i = 0; i < region.size(); i++) {
            for (int j = 0; j < region.size(); j++) {
                double value = region.random().nextDouble(1, 100);
                links.add(new Link(i, j, value));
                between += core[i] == core[j] ? 0 : value;
            }
        }
        var network = FlowNetwork.of(region.size(), links);
        double[] dependence = values(CoreDependence.of(network, core));
        double[] exchange = region.column(network::nodal);

        assertThat(sum(times(dependence, exchange), core, false)).isCloseTo(between, within(1e-9 * between));
    }

    @Seeded
    void aCityWithoutAnyFigureChangesNothingForTheOthers(long seed) {
        var region = new RandomRegion(seed);
        double[] start = region.population();
        double[] end = region.population();
        Outcome[] alone = RelativeGrowth.of(start, end, 5);
        Outcome[] joined = RelativeGrowth.of(joinedBy(start), joinedBy(end), 5);

        assertThat(Arrays.copyOf(joined, start.length)).isEqualTo(alone);
        assertThat(joined[start.length]).isEqualTo(new Outcome.Absent(Reason.MISSING_INPUT));

        var scores = Peripheralization.of(start.length, threeTimes(alone));
        assertThat(Arrays.copyOf(Peripheralization.of(start.length + 1, threeTimes(joined)), start.length))
                .isEqualTo(scores);
    }

    private static double[] joinedBy(double[] column) {
        double[] joined = Arrays.copyOf(column, column.length + 1);
        joined[column.length] = Double.NaN;
        return joined;
    }

    private static Map<Component, Outcome[]> threeTimes(Outcome[] outcomes) {
        return Map.of(
                Component.RELATIVE_GROWTH_GDP, outcomes,
                Component.AGEING_GAP, outcomes,
                Component.MIGRATION_BALANCE, outcomes);
    }

    @Test
    void aComponentThatIsTheSameEverywhereIsAvailableToNone() {
        Map<Component, Outcome[]> components = Map.of(
                Component.RELATIVE_INCOME, outcomes(1, 2),
                Component.AGEING_GAP, outcomes(0.1, 0.2),
                Component.MIGRATION_BALANCE, outcomes(0, 0.5),
                Component.FISCAL_SELF_SUFFICIENCY, outcomes(0.7, 0.7));

        assertThat(Peripheralization.of(2, components)[0].components())
                .containsOnlyKeys(Component.RELATIVE_INCOME, Component.AGEING_GAP, Component.MIGRATION_BALANCE)
                .containsEntry(Component.RELATIVE_INCOME, 1.0)
                .containsEntry(Component.AGEING_GAP, 0.0);
    }

    @Test
    void twoComponentsAreTooFew() {
        var scores = Peripheralization.of(
                2, Map.of(Component.AGEING_GAP, outcomes(1, 2), Component.RELATIVE_INCOME, outcomes(1, 2)));

        assertThat(List.of(scores)).allMatch(s -> s.score().equals(new Outcome.Absent(Reason.TOO_FEW_COMPONENTS)));
    }

    @Test
    void aFigureOfOneCityNeedsBothItsInputs() {
        assertThat(MigrationBalance.of(Double.NaN, 3)).isEqualTo(new Outcome.Absent(Reason.MISSING_INPUT));
        assertThat(FiscalSelfSufficiency.of(3, Double.NaN)).isEqualTo(new Outcome.Absent(Reason.MISSING_INPUT));
        assertThat(FiscalSelfSufficiency.of(3, 0)).isEqualTo(new Outcome.Absent(Reason.ZERO_DENOMINATOR));
    }

    private static Outcome[] outcomes(double... values) {
        return Arrays.stream(values).mapToObj(Outcome::of).toArray(Outcome[]::new);
    }

    private static double[][] sectorValues(RandomRegion region, int sectors) {
        return IntStream.range(0, region.size())
                .mapToObj(i -> region.random().doubles(sectors, 1, 100).toArray())
                .toArray(double[][]::new);
    }

    private static double[] total(double[][] rows) {
        return IntStream.range(0, rows[0].length)
                .mapToDouble(s -> Arrays.stream(rows).mapToDouble(row -> row[s]).sum())
                .toArray();
    }
}
