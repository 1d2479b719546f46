package io.secunda.indicators.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void completeCasesHaveAFigureInEveryColumn() {
        double[] a = {1, Double.NaN, 3, 4};
        double[] b = {1, 2, Double.NaN, 4};

        assertThat(Columns.complete(a, b)).containsExactly(0, 3);
        assertThat(Columns.pick(a, 0, 3)).containsExactly(1, 4);
        assertThat(Columns.pick(new boolean[] {true, false, true}, 2, 1)).containsExactly(true, false);
        assertThat(Columns.complete()).isEmpty();
    }

    @Test
    void roundingIsNoDifference() {
        assertThat(Columns.isConstant(new double[] {0.1 * 3, 0.3, 0.3})).isTrue();
        assertThat(Columns.isConstant(new double[] {0.3, 0.3000001})).isFalse();
        assertThat(Columns.isConstant(new double[0])).isTrue();
        assertThat(Columns.isConstant(new double[] {0, 1e-15}, 1)).isTrue();
    }

    @Test
    void refusesWhatIsNoColumnOfFigures() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.requireComplete(new double[2], new double[3]))
                .withMessage("3 entries for 2 cities");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.requireFiniteOrMissing(new double[] {Double.NaN, Double.POSITIVE_INFINITY}))
                .withMessage("figure 1 is Infinity, expected a finite figure or NaN for none");
    }

    @Test
    void completeCasesAreFiniteAndOfOneLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.requireComplete(new double[] {1, 2}, new double[] {3, Double.NaN}))
                .withMessage("figure 1 is NaN, expected complete cases of finite figures");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.requireFiniteOrMissing(new double[2], new double[1]))
                .withMessage("1 entries for 2 cities");
        assertThatIllegalArgumentException().isThrownBy(() -> Columns.complete(new double[2], new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.requireLength(2, 3))
                .withMessage("3 entries for 2 cities");
        assertThat(Columns.across(new double[][] {{1, 2}, {3, 4}}, 1)).containsExactly(2, 4);
    }

    @Test
    void aConstantIsJudgedByTheSizeOfItsFigures() {
        assertThat(Columns.isConstant(new double[] {-1e6, -1e6 - 1e-7})).isTrue();
        assertThat(Columns.isConstant(new double[] {1e-6, 2e-6})).isFalse();
        assertThat(Columns.isConstant(new double[] {0, 0})).isTrue();
    }
}
