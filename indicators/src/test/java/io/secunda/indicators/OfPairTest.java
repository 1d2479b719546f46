package io.secunda.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OfPairTest {

    @Test
    void thereIsOneForEachPairInOrder() {
        assertThat(OfPair.all(3, (i, j) -> i + "-" + j))
                .containsExactly(new OfPair<>(0, 1, "0-1"), new OfPair<>(0, 2, "0-2"), new OfPair<>(1, 2, "1-2"));
        assertThat(OfPair.all(1, (i, j) -> i)).isEmpty();
    }

    @Test
    void refusesACityWithItselfAndPairsOutOfOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OfPair<>(2, 2, "same"))
                .withMessage("pair of cities 2 and 2, expected two positions in order");
        assertThatIllegalArgumentException().isThrownBy(() -> new OfPair<>(-1, 2, "outside"));
    }
}
