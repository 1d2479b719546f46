package io.secunda.indicators.peripheralization;

import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.Refusals.ENDLESS;
import static io.secunda.indicators.Refusals.NONE;
import static io.secunda.indicators.Refusals.assertRefused;
import static io.secunda.indicators.Refusals.column;
import static io.secunda.indicators.Refusals.roles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.flow.FlowNetwork;
import io.secunda.indicators.peripheralization.Peripheralization.Component;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a city's figures begin: two cities of the region with people, a window with a length. */
class PeripheralizationBoundsTest {

    private static final Outcome TOO_FEW = Outcome.absent(Reason.TOO_FEW_CITIES);
    private static final double CLOSE = 1e-12;

    @Test
    void twoCitiesAreEnough() {
        double[] ones = {1, 1};
        double[] x = {1, 3};

        assertThat(value(AgeingGap.of(x, column(10, 10))[0])).isCloseTo(-0.1, within(CLOSE));
        assertThat(value(ShareShift.of(ones, x, 5)[1])).isCloseTo(5, within(CLOSE));
        assertThat(value(RelativeGrowth.of(ones, x, 1)[1])).isCloseTo(1, within(CLOSE));
        assertThat(value(RelativeIncome.of(x, ones, roles(true, false))[1])).isCloseTo(3, within(CLOSE));
    }

    @Test
    void oneKnownCityIsNot() {
        double[] x = {1, NONE};

        assertThat(AgeingGap.of(x, column(10, 10))[0]).isEqualTo(TOO_FEW);
        assertThat(ShareShift.of(x, x, 5)[0]).isEqualTo(TOO_FEW);
        assertThat(RelativeGrowth.of(x, x, 1)[0]).isEqualTo(TOO_FEW);
    }

    @Test
    void aCityWithoutPeopleHasNoShareAndNoIncome() {
        double[] gdp = {2, 3, 4};
        double[] people = {1, 0, 1};
        Outcome nobody = Outcome.absent(Reason.ZERO_DENOMINATOR);

        assertThat(AgeingGap.of(gdp, people)[1]).isEqualTo(nobody);
        assertThat(AgeingGap.of(column(1, 1), column(1, -1))).containsExactly(nobody, nobody);
        assertThat(RelativeIncome.of(gdp, people, roles(true, false, false))[1]).isEqualTo(nobody);
        assertThat(RelativeIncome.of(gdp, column(0, 1, 1), roles(true, false, false))[1])
                .isEqualTo(nobody);
    }

    @Test
    void aWindowHasALength() {
        double[] x = {1, 3};

        assertThat(ShareShift.of(x, x, 0)[0]).isEqualTo(Outcome.absent(Reason.TOO_FEW_OBSERVATIONS));
        assertThat(RelativeGrowth.of(x, x, 0)[0]).isEqualTo(Outcome.absent(Reason.TOO_FEW_OBSERVATIONS));
    }

    @Test
    void threeComponentsThatTwoCitiesHaveAreEnough() {
        Outcome[] figures = {Outcome.of(1), Outcome.of(2)};
        Outcome[] ofOne = {Outcome.of(1), Outcome.absent(Reason.MISSING_INPUT)};

        assertThat(Peripheralization.of(
                        2,
                        Map.of(
                                Component.AGEING_GAP, figures,
                                Component.RELATIVE_INCOME, figures,
                                Component.MIGRATION_BALANCE, figures))[1]
                        .score())
                .isEqualTo(Outcome.of(1 / 3.0));
        assertThat(Peripheralization.of(2, Map.of(Component.AGEING_GAP, ofOne))[0].components())
                .isEmpty();
    }

    @Test
    void unfitFiguresAreRefused() {
        double[] two = {1, 2};
        double[] endless = {1, ENDLESS};

        assertRefused(
                () -> AgeingGap.of(endless, two),
                () -> AgeingGap.of(two, endless),
                () -> ShareShift.of(endless, two, 5),
                () -> RelativeGrowth.of(two, endless, 5),
                () -> RelativeIncome.of(endless, two, roles(true, false)),
                () -> RelativeIncome.of(two, two, roles(true, false, false)),
                () -> ShiftShare.of(two, endless, two, two),
                () -> CoreDependence.of(FlowNetwork.of(2, List.of()), roles(true, false, false)),
                () -> Peripheralization.of(3, Map.of(Component.AGEING_GAP, Outcome.absent(Reason.MISSING_INPUT, 2))));
    }
}
