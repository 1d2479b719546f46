package io.secunda.indicators.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void leavesTheLeastSquares() {
        var line = Line.through(new double[] {1, 2, 3, 4}, new double[] {3, 6, 5, 10});

        // means 2.5 and 6; Σ(x − x̄)(y − ȳ) = 4.5 + 0 − 0.5 + 6 = 10
        assertThat(line.spread()).isCloseTo(5, within(1e-12));
        assertThat(line.slope()).isCloseTo(2, within(1e-12));
        assertThat(line.intercept()).isCloseTo(1, within(1e-12));
        assertThat(line.total()).isCloseTo(26, within(1e-12));
        assertThat(line.residual()).isCloseTo(6, within(1e-12));
    }
}
