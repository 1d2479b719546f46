package io.secunda.standalone.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.secunda.standalone.Screen;
import io.secunda.standalone.terminal.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts for children: quick to start, and as stubborn as the test wants. */
@Timeout(60)
class SupervisorTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final Screen screen = new Screen();
    private final Supervisor supervisor =
            new Supervisor(screen.terminal(), Clock.systemUTC(), SHORT, Duration.ofSeconds(20));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        supervisor.close();
    }

    private ChildSpec child(String name, int layer, String script) {
        return new ChildSpec(
                name,
                List.of("/bin/sh", "-c", script),
                Map.of("FOLDER", folder.toString()),
                folder.resolve(name + ".log"),
                null,
                layer,
                Duration.ofSeconds(2));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void returnsWhenAllAreReady() {
        supervisor.start(List.of(
                child("one", 0, "echo READY localhost:1; sleep 60"),
                child("two", 1, "sleep 0.3; echo READY localhost:2; sleep 60")));

        assertThat(supervisor.processes()).extracting(RunFile.Child::name).containsExactly("one", "two");
        assertThat(screen.text()).contains("one").contains("two").contains("ready after");
    }

    @Test
    void aChildThatCannotStartIsToldWithItsLastWord() {
        assertThatThrownBy(() -> supervisor.start(
                        List.of(child("broker", 0, "echo 'port 9 is in use: choose another'; exit 1"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("broker ended (exit status 1): port 9 is in use: choose another");
    }

    @Test
    void aServiceThatCannotStartIsToldWithTheErrorOfThisStart() throws Exception {
        Path log = Files.writeString(folder.resolve("metrics.log"), "08:00 ERROR of an earlier run\n");
        var spec = new ChildSpec(
                "metrics",
                List.of("/bin/sh", "-c", "echo '09:00 ERROR no such folder'; echo; echo bye; exit 1"),
                Map.of(),
                log,
                java.net.URI.create("http://localhost:1/q/health/ready"),
                2,
                Duration.ofSeconds(1));

        assertThatThrownBy(() -> supervisor.start(List.of(spec)))
                .isInstanceOf(UserError.class)
                .hasMessage("metrics ended (exit status 1): 09:00 ERROR no such folder; its log is " + log);
    }

    @Test
    void aChildThatDiesIsStartedAgain() throws InterruptedException {
        var restarted = new CopyOnWriteArrayList<String>();
        supervisor.afterRestart(restarted::add);
        supervisor.start(List.of(child("store", 0, "echo READY localhost:1; sleep 60")));
        long first = supervisor.processes().get(0).pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        await(() -> restarted.contains("store"));

        assertThat(supervisor.processes()).hasSize(1);
        assertThat(supervisor.processes().get(0).pid()).isNotEqualTo(first);
        assertThat(screen.text())
                .contains("store ended (exit status 137)")
                .contains("starting it again in 0.1 s")
                .contains("store runs again");
    }

    @Test
    void aChildIsWatchedOnAlsoWhenNothingCanBeNoted() throws InterruptedException {
        supervisor.start(List.of(child("one", 0, "echo READY localhost:1; sleep 60")));
        supervisor.whenChanged(() -> {
            throw new java.io.UncheckedIOException(new java.io.IOException("No space left on device"));
        });
        for (int times = 0; times < 2; times++) {
            long before = supervisor.processes().get(0).pid();
            ProcessHandle.of(before).orElseThrow().destroyForcibly();
            await(() -> supervisor.processes().stream().anyMatch(process -> process.pid() != before));
        }
        assertThat(screen.text()).contains("No space left on device");
    }

    @Test
    void aChildThatDiesAgainAndAgainIsGivenMoreTimeEachTime() throws InterruptedException {
        supervisor.start(List.of(child("store", 0, "echo READY localhost:1; sleep 0.5; exit 3")));

        await(() -> screen.text().contains("again in 0.2 s"));

        assertThat(screen.text()).contains("again in 0.1 s");
    }

    @Test
    void higherLayersAreStoppedFirst() throws Exception {
        String noting = "trap 'echo %s >>\"$FOLDER/order\"; exit 0' TERM; echo READY x; while :; do sleep 0.05; done";
        supervisor.start(List.of(
                child("broker", 0, String.format(noting, "broker")),
                child("gateway", 3, String.format(noting, "gateway")),
                child("metrics", 2, String.format(noting, "metrics"))));

        supervisor.close();

        assertThat(Files.readAllLines(folder.resolve("order"))).containsExactly("gateway", "metrics", "broker");
        assertThat(supervisor.processes()).isEmpty();
        assertThat(screen.text()).contains("stopped after");
    }

    @Test
    void aChildThatDoesNotStopIsKilled() {
        supervisor.start(List.of(child("stubborn", 0, "trap '' TERM; echo READY x; while :; do sleep 0.05; done")));

        supervisor.close();

        assertThat(screen.text()).contains("stubborn").contains("did not stop and was killed");
    }

    @Test
    void childrenDoNotHearTheTerminal() throws Exception {
        supervisor.start(
                List.of(child("deaf", 0, "echo READY x; kill -INT $$; kill -HUP $$; echo still here; sleep 60")));

        await(() -> Files.exists(folder.resolve("deaf.out")));

        assertThat(supervisor.processes()).hasSize(1);
    }
}
