package io.secunda.standalone.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.secunda.standalone.terminal.UserError;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A child process through its lives: after an unexpected end the same child is started again. */
final class Child {

    private static final long LOG_LIMIT_BYTES = 10L << 20;
    private static final int LINE_LIMIT = 300;
    private static final int LOG_TAIL_BYTES = 1 << 16;
    private static final int PROBE_TIMEOUT_MS = 2_000;

    // An ignored signal stays ignored in the program that takes the shell's place. Ctrl-C and the end of a terminal
    // reach every process of it at once; only the launcher may act on them, so that things stop in order.
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

    private final ChildSpec spec;
    private volatile @Nullable Process process;
    private volatile boolean saidReady;
    private volatile String lastLine = "";
    private volatile long logBefore;

    Child(ChildSpec spec) {
        this.spec = spec;
    }

    ChildSpec spec() {
        return spec;
    }

    String name() {
        return spec.name();
    }

    /**
     * Starts the process.
     *
     * @throws UserError if the system cannot start it
     */
    void start() {
        saidReady = false;
        lastLine = "";
        try {
            rotate(spec.log());
            logBefore = Files.exists(spec.log()) ? Files.size(spec.log()) : 0;
            List<String> command = new ArrayList<>(File.separatorChar == '/' ? DEAF_TO_THE_TERMINAL : List.of());
            command.addAll(spec.command());
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(spec.environment());
            if (spec.ready() != null) {
                builder.redirectOutput(
                        ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
            }
            Process started = builder.start();
            process = started;
            if (spec.ready() == null) {
                listen(started);
            }
        } catch (IOException e) {
            throw UserError.failed(name() + " cannot be started: " + e.getMessage());
        }
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void listen(Process started) {
        var thread = new Thread(() -> read(started), name() + "-output");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Process started) {
        Path file = spec.log().resolveSibling(name() + ".out");
        try (var lines = new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("READY ")) {
                    saidReady = true;
                } else if (!line.isBlank()) {
                    lastLine = said(line.strip());
                    keep(file, line);
                }
            }
        } catch (IOException e) {
            // the child has ended
            return;
        }
    }

    /** On a full disk the line is lost; who stopped listening would hold the child up, and miss that it is ready. */
    private static void keep(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            return;
        }
    }

    /** Java itself says what is wrong and then, in further lines, that it gives up. */
    private String said(String line) {
        return lastLine.isEmpty() || lastLine.length() > LINE_LIMIT || !line.startsWith("Error: ")
                ? line
                : lastLine + " / " + line;
    }

    /** Whether it runs and answers. */
    boolean ready() {
        URI address = spec.ready();
        return alive() && (address == null ? saidReady : answers(address));
    }

    private static boolean answers(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PROBE_TIMEOUT_MS);
            connection.setReadTimeout(PROBE_TIMEOUT_MS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    boolean alive() {
        Process now = process;
        return now != null && now.isAlive();
    }

    /** Completes when the present process ends. */
    CompletableFuture<Process> onExit() {
        Process now = process;
        return now == null ? new CompletableFuture<>() : now.onExit();
    }

    /** The present process, to be noted in {@code run.json}. */
    Optional<RunFile.Child> noted() {
        Process now = process;
        return now == null || !now.isAlive()
                ? Optional.empty()
                : Optional.of(new RunFile.Child(
                        name(), now.pid(), now.info().startInstant().orElse(Instant.EPOCH)));
    }

    /** How the process ended and what it last said, for the user. */
    String howItEnded() {
        Process now = process;
        String status = now == null || now.isAlive() ? "" : " (exit status " + now.exitValue() + ")";
        String said = lastLine.isEmpty() ? lastErrorInLog() : lastLine;
        return name() + " ended" + status + (said.isEmpty() ? "" : ": " + said) + "; its log is " + spec.log();
    }

    /** Since the present process was started: its last error or, where it did not get so far, its last line. */
    private String lastErrorInLog() {
        try (var log = new RandomAccessFile(spec.log().toFile(), "r")) {
            log.seek(Math.max(logBefore, log.length() - LOG_TAIL_BYTES));
            byte[] tail = new byte[(int) (log.length() - log.getFilePointer())];
            log.readFully(tail);
            List<String> lines = new String(tail, UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            String found = lines.stream()
                    .filter(line -> line.contains(" ERROR ") || line.startsWith("Caused by: "))
                    .reduce("", (first, second) -> second);
            String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
            boolean logged = last.contains(" INFO ") || last.contains(" WARN ");
            String said = (!found.isEmpty() || logged ? found : last).strip();
            return said.length() > LINE_LIMIT ? said.substring(0, LINE_LIMIT) + "…" : said;
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Asks the process to stop, and waits.
     *
     * @return whether it stopped in time; if not, it was killed
     */
    boolean stop() {
        Process now = process;
        if (now == null || !now.isAlive()) {
            return true;
        }
        now.destroy();
        try {
            if (now.waitFor(spec.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        now.destroyForcibly();
        return false;
    }
}
