package io.secunda.indicators.unevenness;

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
import org.junit.jupiter.api.Test;

/** Where unevenness begins to have a figure: two cities, with people and income, and figures that are finite. */
class UnevennessBoundsTest {

    private static final Outcome TOO_FEW = Outcome.absent(Reason.TOO_FEW_CITIES);
    private static final double CLOSE = 1e-12;

    @Test
    void twoCitiesAreEnough() {
        double[] gdp = {1, 3};
        double[] population = {1, 1};

        // shares 1/4 and 3/4 of the income, half of the people each
        assertThat(value(TheilT.of(gdp, population)))
                .isCloseTo(0.25 * Math.log(0.5) + 0.75 * Math.log(1.5), within(CLOSE));
        assertThat(value(TheilL.of(gdp, population)))
                .isCloseTo(0.5 * Math.log(2) + 0.5 * Math.log(2 / 3.0), within(CLOSE));
        assertThat(value(Gini.of(gdp, population))).isCloseTo(0.25, within(CLOSE));
        assertThat(value(Williamson.of(gdp, population))).isCloseTo(0.5, within(CLOSE));
        assertThat(value(Sigma.of(gdp, population))).isCloseTo(Math.log(3) / 2, within(CLOSE));
        assertThat(value(Hhi.of(gdp))).isCloseTo(0.625, within(CLOSE));
        assertThat(value(Primacy.of(gdp))).isCloseTo(0.75, within(CLOSE));
        assertThat(value(RankMobility.of(gdp, column(5, 4)))).isCloseTo(2, within(CLOSE));
        assertThat(value(CoreShare.of(gdp, roles(true, false)))).isCloseTo(0.25, within(CLOSE));
        assertThat(value(CoreSecondaryRatio.of(gdp, population, roles(true, false))))
                .isCloseTo(1 / 3.0, within(CLOSE));
        assertThat(value(Beta.of(gdp, column(2, 3), 1).slope())).isCloseTo(Math.log(0.5) / Math.log(3), within(CLOSE));
        assertThat(value(Polarization.of(gdp, column(2, 2), roles(true, false), 5)))
                .isCloseTo(5, within(CLOSE));
    }

    @Test
    void oneCityIsNot() {
        double[] one = {7};

        assertThat(TheilT.of(one, one)).isEqualTo(TOO_FEW);
        assertThat(TheilL.of(one, one)).isEqualTo(TOO_FEW);
        assertThat(Gini.of(one, one)).isEqualTo(TOO_FEW);
        assertThat(Williamson.of(one, one)).isEqualTo(TOO_FEW);
        assertThat(Sigma.of(one, one)).isEqualTo(TOO_FEW);
        assertThat(Primacy.of(one)).isEqualTo(TOO_FEW);
        assertThat(RankMobility.of(one, one)).isEqualTo(TOO_FEW);
        assertThat(CoreShare.of(one, roles(true))).isEqualTo(TOO_FEW);
        assertThat(CoreSecondaryRatio.of(one, one, roles(true))).isEqualTo(TOO_FEW);
        assertThat(Beta.of(one, one, 5).slope()).isEqualTo(TOO_FEW);
        assertThat(Polarization.of(one, one, roles(true), 5)).isEqualTo(TOO_FEW);
    }

    @Test
    void aWindowHasALength() {
        double[] x = {1, 3};

        assertThat(Beta.of(x, x, 0).slope()).isEqualTo(Outcome.absent(Reason.TOO_FEW_OBSERVATIONS));
        assertThat(Polarization.of(x, x, roles(true, false), 0)).isEqualTo(Outcome.absent(Reason.TOO_FEW_OBSERVATIONS));
    }

    @Test
    void bothEndsOfAWindowHaveATotal() {
        double[] some = {1, 3};
        double[] nothing = {0, 0};
        Outcome none = Outcome.absent(Reason.ZERO_DENOMINATOR);

        assertThat(Polarization.of(nothing, some, roles(true, false), 5)).isEqualTo(none);
        assertThat(Polarization.of(some, nothing, roles(true, false), 5)).isEqualTo(none);
    }

    @Test
    void fiveCitiesAreTooFewForNeighbourhoods() {
        double[] five = {1, 2, 3, 4, 5};

        assertThat(MoranI.of(five, five, five).value()).isEqualTo(TOO_FEW);
        assertThat(MoranI.of(five, new int[5][4]).value()).isEqualTo(TOO_FEW);
    }

    @Test
    void aCityWithoutPeopleOrIncomeHasNoneAPerson() {
        double[] gdp = {0, 3};
        double[] half = {0, 1};
        double[] ones = {1, 1};

        assertThat(value(TheilT.of(gdp, ones))).isCloseTo(Math.log(2), within(CLOSE));
        assertThat(TheilL.of(gdp, ones).isPresent()).isFalse();
        assertThat(Sigma.of(gdp, ones)).isEqualTo(Outcome.absent(Reason.LOGARITHM_OF_NON_POSITIVE));
        assertThat(Beta.of(gdp, ones, 5).slope()).isEqualTo(Outcome.absent(Reason.LOGARITHM_OF_NON_POSITIVE));
        assertThat(Beta.of(ones, gdp, 5).slope()).isEqualTo(Outcome.absent(Reason.LOGARITHM_OF_NON_POSITIVE));
        assertThat(TheilT.of(ones, half).isPresent()).isFalse();
        assertThat(Gini.of(ones, half).isPresent()).isFalse();
        assertThat(Williamson.of(ones, half).isPresent()).isFalse();
        assertThat(CoreSecondaryRatio.of(ones, half, roles(true, false)).isPresent())
                .isFalse();
        assertThat(CoreSecondaryRatio.of(ones, half, roles(false, true)).isPresent())
                .isFalse();
    }

    @Test
    void unfitFiguresAreRefused() {
        double[] two = {1, 2};
        double[] three = {1, 2, 3};
        double[] unknown = {1, NONE};
        double[] endless = {1, ENDLESS};
        double[] seven = {1, 2, 3, 4, 5, 6, 7};

        assertRefused(
                () -> TheilT.of(unknown, two),
                () -> TheilL.of(two, unknown),
                () -> Gini.of(two, three),
                () -> Williamson.of(unknown, two),
                () -> Sigma.of(endless, two),
                () -> Primacy.of(unknown),
                () -> RankMobility.of(unknown, two),
                () -> Beta.of(two, unknown, 5),
                () -> CoreShare.of(endless, roles(true, false)),
                () -> CoreSecondaryRatio.of(endless, two, roles(true, false)),
                () -> CoreSecondaryRatio.of(two, two, roles(true, false, false)),
                () -> Polarization.of(endless, two, roles(true, false), 5),
                () -> Polarization.of(two, endless, roles(true, false), 5),
                () -> Polarization.of(two, three, roles(true, false), 5),
                () -> MoranI.of(unknown, two, two),
                () -> TheilT.of(two, two, new int[3]),
                () -> TheilL.of(two, two, new int[3]),
                () -> MoranI.of(column(1, 2, 3, 4, 5, 6, NONE), seven, seven),
                () -> MoranI.of(seven, column(1, 2, 3, 4, 5, 6, NONE), seven),
                () -> MoranI.of(seven, new int[6][4]),
                () -> MoranI.of(column(1, 2, 3, 4, 5, 6, NONE), new int[7][4]));
    }
}
