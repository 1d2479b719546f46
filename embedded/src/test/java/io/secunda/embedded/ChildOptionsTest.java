package io.secunda.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChildOptionsTest {

    @Test
    void readsEveryOption() {
        ChildOptions options = ChildOptions.parse(
                "--dir", "data", "--port", "9092", "--controller-port", "9093", "--log", "x.log", "--exit-with-parent");

        assertThat(options).isEqualTo(new ChildOptions(Path.of("data"), 9092, 9093, Path.of("x.log"), true));
    }

    @Test
    void withoutOptionsPortsAreFreeOnes() {
        assertThat(ChildOptions.parse()).isEqualTo(new ChildOptions(null, 0, 0, null, false));
    }

    @Test
    void refusesAnOptionItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChildOptions.parse("--prot", "1"))
                .withMessage("unknown option --prot");
    }

    @Test
    void refusesAMissingValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChildOptions.parse("--port"))
                .withMessage("--port needs a value");
    }

    @Test
    void refusesAPortOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChildOptions.parse("--port", "65536"))
                .withMessage("--port 65536: expected a port, 0 to 65535");
        assertThatIllegalArgumentException().isThrownBy(() -> ChildOptions.parse("--port", "-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> ChildOptions.parse("--port", "http"));
    }
}
