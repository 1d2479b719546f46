package io.secunda.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private record Ended(int status, String out, String err) {}

    private static Ended run(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var outBytes = new ByteArrayOutputStream();
        var errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int status = Main.run(new Screen().terminal(), Clock.systemUTC(), args);
            return new Ended(
                    status, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "load", "watch", "status", "rebuild"})
    void everyCommandExplainsItselfWithExamples(String command) {
        Ended help = run(command, "--help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Usage: secunda " + command).contains("Examples:", "./secunda " + command);
    }

    @Test
    void anUnknownCommandIsAskedWrongly() {
        assertThat(run("start").status()).isEqualTo(2);
        assertThat(run().status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "status", "rebuild"})
    void whereNothingRunsOneLineSaysWhatToDo(String command, @TempDir Path folder) {
        Ended ended = run(command, "--data", folder.toString());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err().strip())
                .startsWith("secunda: nothing runs on " + folder + ": start it with ./secunda up")
                .doesNotContain("\n");
    }

    @Test
    void anAddressThatIsNoneIsTold() {
        Ended ended = run("status", "--url", "localhost:8080");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("--url localhost:8080: expected an address such as http://localhost:8080");
    }

    @Test
    void aPortThatIsNoneIsTold(@TempDir Path folder) {
        assertThat(run("up", "--data", folder.toString(), "--port", "70000").err())
                .contains("--port 70000: expected a port, 0 to 65535");
    }
}
