package io.secunda.benchmarks.running;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A system that is started by {@code ./secunda up} on a folder of its own, with doors wide open for load. */
public final class UpSystem implements AutoCloseable {

    /** What a benchmark needs of a system and a planning bureau does not. */
    public static final Map<String, String> FOR_LOAD = Map.of(
            "SECUNDA_LIMITS_REQUESTS",
            "100000000",
            "SECUNDA_WEBHOOKS_ALLOWED_NETWORKS",
            "127.0.0.0/8",
            "SECUNDA_EVENTS_SUBSCRIBERS",
            "20000");

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String READY = "Running after ";

    private final Path root;
    private final Path folder;
    private final Process launcher;

    private UpSystem(Path root, Path folder, Process launcher) {
        this.root = root;
        this.folder = folder;
        this.launcher = launcher;
    }

    /**
     * Starts it, and waits until it says that it runs.
     *
     * @param root of the checkout
     * @param folder its data folder
     */
    public static UpSystem start(Path root, Path folder) throws IOException {
        File said = folder.resolve("launcher.out").toFile();
        Files.deleteIfExists(said.toPath());
        var builder = new ProcessBuilder(
                        root.resolve("secunda").toString(), "up", "--data", folder.toString(), "--port", "0")
                .redirectErrorStream(true)
                .redirectOutput(said);
        builder.environment().putAll(FOR_LOAD);
        var system = new UpSystem(root, folder, builder.start());
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(said.toPath()).contains(READY)) {
            if (!system.launcher.isAlive() || System.nanoTime() > end) {
                system.close();
                throw new IllegalStateException("the system did not start: " + Files.readString(said.toPath()));
            }
            Api.pause(20);
        }
        return system;
    }

    /** Runs a command of the CLI against it, to its end. */
    public void run(String... arguments) throws IOException {
        List<String> command =
                new java.util.ArrayList<>(List.of(root.resolve("secunda").toString()));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("cli.out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!ends(process, PATIENCE) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed: " + Files.readString(said));
        }
    }

    /** Its processes. */
    public Processes processes() {
        return new Processes(folder);
    }

    /** Kills a process, and returns the seconds until everything is there again and nothing is behind. */
    public double secondsUntilBack(String name, Duration patience) throws IOException {
        Api api = processes().api();
        long before = processes().pids().getOrDefault(name, 0L);
        long begin = System.nanoTime();
        ProcessHandle.of(before).ifPresent(ProcessHandle::destroyForcibly);
        while (processes().pids().getOrDefault(name, 0L) == before || !api.settled()) {
            Api.pause(50);
            if (System.nanoTime() - begin > patience.toNanos()) {
                throw new IllegalStateException(name + " is not back after " + patience.toSeconds() + " s");
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Its data folder. */
    public Path folder() {
        return folder;
    }

    private static boolean ends(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops it as Ctrl-C does. */
    @Override
    public void close() {
        launcher.destroy();
        if (!ends(launcher, Duration.ofMinutes(1))) {
            launcher.descendants().forEach(ProcessHandle::destroyForcibly);
            launcher.destroyForcibly();
        }
    }
}
