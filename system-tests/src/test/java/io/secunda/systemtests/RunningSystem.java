package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The whole system as {@code ./secunda up} starts it: a launcher process with broker, store and four services below it. */
final class RunningSystem implements AutoCloseable {

    static final List<String> SERVICES = List.of("ingestion-service", "metrics-service", "policy-service", "gateway");

    /** Services, and what they stand on. */
    static final List<String> PROCESSES =
            List.of("ingestion-service", "metrics-service", "policy-service", "gateway", "broker", "store");

    private static final Map<String, String> MAIN_CLASSES =
            Map.of("broker", "io.secunda.embedded.EmbeddedBroker", "store", "io.secunda.embedded.EmbeddedStore");
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Path data;
    private final Path home;
    private final Map<String, String> environment;
    private final int port;
    private Process launcher;

    RunningSystem(Path data) throws IOException {
        this(data, ROOT, Map.of());
    }

    /** @param environment more of it, which the services get as well */
    RunningSystem(Path data, Map<String, String> environment) throws IOException {
        this(data, ROOT, environment);
    }

    /**
     * @param home a checkout that is built
     * @param environment for the launcher and everything below it
     */
    RunningSystem(Path data, Path home, Map<String, String> environment) throws IOException {
        this.data = data;
        this.home = home;
        this.environment = environment;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    /** What a command of the CLI printed and how it ended. */
    record Ended(int exitCode, String output) {}

    void start() throws IOException {
        launcher = process(List.of("up", "--data", data.toString(), "--port", String.valueOf(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("launcher.out").toFile()))
                .start();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    assertThat(launcher.isAlive())
                            .as("launcher runs: %s", said())
                            .isTrue();
                    return api().ready();
                });
    }

    /** Stops it as Ctrl-C does, and tells how it ended. */
    int stop() throws InterruptedException {
        launcher.destroy();
        assertThat(launcher.waitFor(60, TimeUnit.SECONDS))
                .as("ends within a minute: %s", said())
                .isTrue();
        return launcher.exitValue();
    }

    String url() {
        return "http://localhost:" + port;
    }

    Api api() {
        return new Api(url(), key());
    }

    /** Runs a command of the CLI against this system to its end. */
    Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(data, "cli", ".out");
        Process process = process(List.of(arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    /** Kills a process below the launcher with SIGKILL. */
    void kill(String service) {
        processOf(service)
                .orElseThrow(() -> new AssertionError("no process of " + service))
                .destroyForcibly();
    }

    /** Sends a signal, such as {@code STOP}, to a process below the launcher. */
    void signal(String signal, String service) throws IOException, InterruptedException {
        long pid = processOf(service)
                .orElseThrow(() -> new AssertionError("no process of " + service))
                .pid();
        new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
    }

    /** Where the broker listens. */
    String bootstrap() {
        String command = commandLine(processOf("broker").orElseThrow());
        return "localhost:" + command.replaceAll(".*--port (\\d+).*", "$1");
    }

    Optional<ProcessHandle> processOf(String service) {
        return launcher.descendants()
                .filter(process -> commandLine(process)
                        .contains(MAIN_CLASSES.getOrDefault(service, service + File.separator + "target")))
                .findFirst();
    }

    /** Where a service listens. */
    int portOf(String service) {
        return processOf(service)
                .map(RunningSystem::commandLine)
                .map(words -> words.replaceAll("(?s).*quarkus\\.http\\.port=(\\d+).*", "$1"))
                .map(Integer::valueOf)
                .orElseThrow(() -> new AssertionError("no process of " + service));
    }

    /** The command line; {@link ProcessHandle.Info} leaves long ones out. */
    static String commandLine(ProcessHandle process) {
        try {
            byte[] words = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            return new String(words, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }

    String said() {
        try {
            return Files.readString(data.resolve("launcher.out"));
        } catch (IOException e) {
            return "";
        }
    }

    String data() {
        return data.toString();
    }

    Path sample() {
        return ROOT.resolve("samples/china-three-regions");
    }

    /** The administrator's key. */
    String key() {
        try {
            return Files.readString(data.resolve("admin.key")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private ProcessBuilder process(List<String> arguments) {
        Path target = home.resolve("standalone/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsecunda.home=" + home,
                "-cp",
                target.resolve("standalone-0.1.0.jar") + File.pathSeparator + target.resolve("libs") + File.separator
                        + "*",
                "io.secunda.standalone.Main"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // the receivers of webhooks are on this machine
        builder.environment().put("SECUNDA_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8");
        builder.environment().putAll(environment);
        return builder;
    }

    @Override
    public void close() {
        if (launcher != null && launcher.isAlive()) {
            launcher.destroy();
            launcher.onExit().orTimeout(1, TimeUnit.MINUTES).join();
        }
    }
}
