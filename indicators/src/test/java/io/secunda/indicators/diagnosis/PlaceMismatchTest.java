package io.secunda.indicators.diagnosis;

import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.diagnosis.PercentileRankTest.outcomes;
import static io.secunda.indicators.diagnosis.PlaceMismatch.Component.AGEING_GAP;
import static io.secunda.indicators.diagnosis.PlaceMismatch.Component.DEVELOPMENT_QUALITY;
import static io.secunda.indicators.diagnosis.PlaceMismatch.Component.FISCAL_SELF_SUFFICIENCY;
import static io.secunda.indicators.diagnosis.PlaceMismatch.Component.MIGRATION_BALANCE;
import static io.secunda.indicators.diagnosis.PlaceMismatch.Component.RELATIVE_GROWTH_POPULATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.RandomRegion;
import io.secunda.indicators.Seeded;
import io.secunda.indicators.diagnosis.PlaceMismatch.Component;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceMismatchTest {

    private static final Outcome NONE = Outcome.absent(Reason.MISSING_INPUT);

    /** Four cities. Ranks of the second: quality 1/8, ageing 7/8, migration 3/8. */
    private static final Map<Component, Outcome[]> FOUR_CITIES = Map.of(
            DEVELOPMENT_QUALITY, outcomes(0.9, 0.1, 0.4, 0.6),
            FISCAL_SELF_SUFFICIENCY, outcomes(1.3, 0.25, -0.2, 0.5),
            AGEING_GAP, outcomes(-0.02, 0.03, 0.01, -0.01),
            MIGRATION_BALANCE, outcomes(0.5, -0.1, -0.2, 0.1));

    @Test
    void isTheMeanOfRanksAndOfFiscalDependence() {
        Mismatch<Component> second = PlaceMismatch.of(4, FOUR_CITIES).get(1);

        assertThat(second.components())
                .isEqualTo(Map.of(
                        DEVELOPMENT_QUALITY,
                        0.875,
                        FISCAL_SELF_SUFFICIENCY,
                        0.75,
                        AGEING_GAP,
                        0.875,
                        MIGRATION_BALANCE,
                        0.625));
        assertThat(second.score()).isEqualTo(Outcome.of(3.125 / 4));
    }

    @Test
    void aSurplusIsNoDependenceAndNegativeRevenueIsAllOfIt() {
        List<Mismatch<Component>> cities = PlaceMismatch.of(4, FOUR_CITIES);

        assertThat(cities.get(0).components()).containsEntry(FISCAL_SELF_SUFFICIENCY, 0.0);
        assertThat(cities.get(2).components()).containsEntry(FISCAL_SELF_SUFFICIENCY, 1.0);
    }

    @Test
    void populationStandsInForMigrationWhereThatIsUnknown() {
        var figures = new EnumMap<Component, Outcome[]>(FOUR_CITIES);
        figures.put(MIGRATION_BALANCE, new Outcome[] {Outcome.of(0.5), NONE, Outcome.of(-0.2), Outcome.of(0.1)});
        figures.put(RELATIVE_GROWTH_POPULATION, outcomes(0.01, -0.02, -0.01, 0));
        List<Mismatch<Component>> cities = PlaceMismatch.of(4, figures);

        assertThat(cities.get(1).components())
                .containsOnlyKeys(DEVELOPMENT_QUALITY, FISCAL_SELF_SUFFICIENCY, AGEING_GAP, RELATIVE_GROWTH_POPULATION)
                .containsEntry(RELATIVE_GROWTH_POPULATION, 0.875);
        // three cities have a balance: 0.5, -0.2 and 0.1
        assertThat(cities.get(2).components())
                .doesNotContainKey(RELATIVE_GROWTH_POPULATION)
                .containsEntry(MIGRATION_BALANCE, 1 - 0.5 / 3);
    }

    @Test
    void needsTwoComponents() {
        var figures = Map.of(
                FISCAL_SELF_SUFFICIENCY, new Outcome[] {Outcome.of(0.2), Outcome.of(0.4), NONE},
                AGEING_GAP, new Outcome[] {Outcome.of(0.1), NONE, Outcome.of(0.2)});
        List<Mismatch<Component>> cities = PlaceMismatch.of(3, figures);

        assertThat(value(cities.get(0).score())).isCloseTo((0.8 + 0.25) / 2, within(1e-15));
        assertThat(cities.get(1).score()).isEqualTo(Outcome.absent(Reason.TOO_FEW_COMPONENTS));
        assertThat(cities.get(1).components()).isEqualTo(Map.of(FISCAL_SELF_SUFFICIENCY, 0.6));
        assertThat(PlaceMismatch.of(1, Map.of()).get(0).components()).isEmpty();
    }

    @Test
    void theEvidenceIsOnlyToBeRead() {
        Map<Component, Double> evidence =
                PlaceMismatch.of(4, FOUR_CITIES).get(0).components();

        assertThatThrownBy(() -> evidence.put(AGEING_GAP, 0.0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesFiguresOfAnotherNumberOfCities() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlaceMismatch.of(3, FOUR_CITIES))
                .withMessage("4 entries for 3 cities");
    }

    @Seeded
    void liesInItsRangeWhateverTheOrderAndTheUnits(long seed) {
        var region = new RandomRegion(seed);
        int[] order = region.shuffled();
        var figures = new EnumMap<Component, Outcome[]>(Component.class);
        var shuffled = new EnumMap<Component, Outcome[]>(Component.class);
        for (Component component : Component.values()) {
            double factor = component == FISCAL_SELF_SUFFICIENCY ? 1 : 7;
            Outcome[] column = Arrays.stream(region.between(-0.5, 1.5))
                    .mapToObj(x -> region.random().nextInt(4) == 0 ? NONE : Outcome.of(x))
                    .toArray(Outcome[]::new);
            figures.put(component, column);
            shuffled.put(
                    component,
                    Arrays.stream(order)
                            .mapToObj(i -> column[i] instanceof Outcome.Value known
                                    ? Outcome.of(factor * known.number())
                                    : column[i])
                            .toArray(Outcome[]::new));
        }
        List<Mismatch<Component>> cities = PlaceMismatch.of(region.size(), figures);
        List<Mismatch<Component>> same = PlaceMismatch.of(region.size(), shuffled);

        for (int k = 0; k < order.length; k++) {
            Mismatch<Component> city = cities.get(order[k]);
            assertThat(same.get(k)).isEqualTo(city);
            assertThat(city.components().values()).allMatch(score -> score >= 0 && score <= 1);
            assertThat(city.score().isPresent()).isEqualTo(city.components().size() >= 2);
            city.score()
                    .value()
                    .ifPresent(score -> assertThat(score)
                            .isCloseTo(
                                    city.components().values().stream()
                                            .mapToDouble(Double::doubleValue)
                                            .average()
                                            .orElseThrow(),
                                    within(1e-12)));
        }
    }
}
