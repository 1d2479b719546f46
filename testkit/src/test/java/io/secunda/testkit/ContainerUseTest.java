package io.secunda.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ContainerUseTest {

    @Test
    void readsTheThreeWords() {
        assertThat(ContainerUse.of("auto")).isEqualTo(ContainerUse.AUTO);
        assertThat(ContainerUse.of("Never")).isEqualTo(ContainerUse.NEVER);
        assertThat(ContainerUse.of("always")).isEqualTo(ContainerUse.ALWAYS);
    }

    @Test
    void refusesAnyOtherWord() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContainerUse.of("sometimes"))
                .withMessage("secunda.test.containers=sometimes: expected auto, never or always");
    }
}
