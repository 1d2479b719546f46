package io.secunda.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.secunda.indicators.Outcome.Absent;
import io.secunda.indicators.Outcome.Reason;
import io.secunda.indicators.Outcome.Value;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void aValueIsThere() {
        assertThat(Outcome.of(2.5)).isEqualTo(new Value(2.5));
        assertThat(Outcome.of(2.5).isPresent()).isTrue();
        assertThat(Outcome.of(2.5).value()).hasValue(2.5);
    }

    @Test
    void anAbsenceSaysWhy() {
        assertThat(Outcome.absent(Reason.NOT_UNIQUE)).isEqualTo(new Absent(Reason.NOT_UNIQUE));
        assertThat(Outcome.absent(Reason.NOT_UNIQUE).isPresent()).isFalse();
        assertThat(Outcome.absent(Reason.NOT_UNIQUE).value()).isEmpty();
        assertThat(Outcome.absent(Reason.MISSING_INPUT, 2))
                .containsExactly(new Absent(Reason.MISSING_INPUT), new Absent(Reason.MISSING_INPUT));
    }

    @Test
    void aRatioOverZeroIsAbsent() {
        assertThat(Outcome.ratio(3, 2)).isEqualTo(new Value(1.5));
        assertThat(Outcome.ratio(3, 0)).isEqualTo(new Absent(Reason.ZERO_DENOMINATOR));
        assertThat(Outcome.ratio(0, -0.0)).isEqualTo(new Absent(Reason.ZERO_DENOMINATOR));
    }

    @Test
    void isNeverNotANumber() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Outcome.of(Double.NaN))
                .withMessage("kernel produced NaN");
    }
}
