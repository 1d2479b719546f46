package io.secunda.indicators.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SumTest {

    @Test
    void keepsWhatALargeTermWouldSwallow() {
        assertThat(Sum.of(new double[] {1, 1e100, 1, -1e100})).isEqualTo(2);
        assertThat(Sum.of(new double[0])).isZero();
    }

    @Test
    void addsATenthTenTimesExactly() {
        assertThat(Sum.of(new double[] {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1}))
                .isEqualTo(1);
    }
}
