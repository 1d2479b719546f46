package io.secunda.indicators.form;

import static io.secunda.indicators.RandomRegion.value;
import static io.secunda.indicators.Refusals.ENDLESS;
import static io.secunda.indicators.Refusals.NONE;
import static io.secunda.indicators.Refusals.assertRefused;
import static io.secunda.indicators.Refusals.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.secunda.indicators.Outcome;
import io.secunda.indicators.Outcome.Reason;
import org.junit.jupiter.api.Test;

/** Where the form of a region begins: two cities of some size. */
class FormBoundsTest {

    @Test
    void twoCitiesAreEnoughAndOneIsNot() {
        assertThat(value(MorphologicalPolycentricity.of(column(1, 4)))).isCloseTo(-2, within(1e-12));
        assertThat(value(RankSize.of(column(1, 4)).slope())).isCloseTo(-Math.log(3) / Math.log(4), within(1e-12));
        assertThat(MorphologicalPolycentricity.of(column(4))).isEqualTo(Outcome.absent(Reason.TOO_FEW_CITIES));
        assertThat(RankSize.of(column(4)).slope()).isEqualTo(Outcome.absent(Reason.TOO_FEW_CITIES));
    }

    @Test
    void aSizeOfNothingHasNoLogarithm() {
        Outcome none = Outcome.absent(Reason.LOGARITHM_OF_NON_POSITIVE);

        assertThat(MorphologicalPolycentricity.of(column(1, 0))).isEqualTo(none);
        assertThat(RankSize.of(column(1, 0)).slope()).isEqualTo(none);
    }

    @Test
    void unfitFiguresAreRefused() {
        assertRefused(() -> MorphologicalPolycentricity.of(column(1, NONE)), () -> RankSize.of(column(1, ENDLESS)));
    }
}
