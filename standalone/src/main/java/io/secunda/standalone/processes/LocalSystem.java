package io.secunda.standalone.processes;

import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Everything on this machine: broker, store and the four services, over one data folder. */
public final class LocalSystem implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration REBUILD_PATIENCE = Duration.ofSeconds(20);
    private static final long ORPHAN_PATIENCE_SECONDS = 20;

    private final DataFolder folder;
    private final DataFolder.Lock lock;
    private final Terminal terminal;
    private final Supervisor supervisor;
    private final String url;
    private final int port;
    private final String kafka;
    private boolean closed;

    private LocalSystem(
            DataFolder folder, DataFolder.Lock lock, Terminal terminal, Supervisor supervisor, int port, String kafka) {
        this.folder = folder;
        this.lock = lock;
        this.terminal = terminal;
        this.supervisor = supervisor;
        this.port = port;
        this.kafka = kafka;
        this.url = "http://localhost:" + port;
    }

    /**
     * Starts everything and waits until it can be used. Ctrl-C and SIGTERM stop it in order and end this JVM.
     *
     * @param wantedPort port of the gateway, 0 for a free one
     * @throws UserError if it cannot start, with what to do
     */
    public static LocalSystem start(Terminal terminal, Clock clock, DataFolder folder, int wantedPort) {
        Instant begin = clock.instant();
        DataFolder.Lock lock = folder.claim();
        folder.running().ifPresent(run -> awaitOrphans(terminal, run));
        int port = Ports.wanted(wantedPort);
        String key = AdminKey.readOrCreate(folder);
        var specs = new ChildSpecs(home(), folder, port);
        var supervisor = new Supervisor(terminal, clock, FIRST_PAUSE, START_PATIENCE);
        var system = new LocalSystem(folder, lock, terminal, supervisor, port, specs.brokerAddress());
        system.stopOnSignal();
        supervisor.whenChanged(system::note);
        supervisor.afterRestart(name -> system.refill(name, specs));
        try {
            terminal.line("Starting on " + folder.path());
            supervisor.start(List.of(specs.broker(), specs.store()));
            supervisor.start(List.of(specs.ingestion(), specs.metrics(), specs.policy(), specs.gateway(key)));
        } catch (UserError e) {
            system.close();
            throw e;
        }
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        terminal.line("Running after %.1f s: %s", seconds, system.url);
        return system;
    }

    /**
     * Root of the checkout, as the launcher says.
     *
     * @throws UserError if the launcher did not start this JVM
     */
    public static Path home() {
        String given = System.getProperty("secunda.home");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        throw UserError.failed("where Secunda was built is not known: start it by the launcher, ./secunda");
    }

    /** After a kill of the launcher its children end by themselves, which takes them a moment. */
    static void awaitOrphans(Terminal terminal, RunFile run) {
        for (RunFile.Child process : run.children()) {
            process.alive().ifPresent(handle -> {
                terminal.line(
                        "Waiting for " + process.name() + " (process " + process.pid() + ") of an earlier run to end");
                try {
                    handle.onExit().get(ORPHAN_PATIENCE_SECONDS, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                    handle.destroyForcibly();
                }
            });
        }
    }

    private void stopOnSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endOnSignal, "stop"));
    }

    private void endOnSignal() {
        boolean asked = !supervisor.stopping();
        if (asked) {
            terminal.line("Stopping");
        }
        close();
        if (asked) {
            // asked for by the user, hence no failure; the status of a signal would look like one
            Runtime.getRuntime().halt(0);
        }
    }

    private void note() {
        Instant started = ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
        folder.note(new RunFile(ProcessHandle.current().pid(), started, port, url, kafka, supervisor.processes()));
    }

    /** The store forgets everything when it ends; services that outlived it must fill their views again. */
    private void refill(String restarted, ChildSpecs specs) {
        if (!restarted.equals(ChildSpecs.STORE)) {
            return;
        }
        HttpClient http = HttpClient.newHttpClient();
        for (URI rebuild : specs.rebuilds()) {
            HttpRequest request = HttpRequest.newBuilder(rebuild)
                    .timeout(REBUILD_PATIENCE)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            var answer = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
            answer.exceptionally(e -> {
                terminal.line(
                        "a service does not rebuild its views (%s): run ./secunda rebuild",
                        String.valueOf(e.getMessage()));
                return null;
            });
        }
        terminal.line("the views are being filled again from Kafka");
    }

    /** Address of the gateway. */
    public String url() {
        return url;
    }

    /** The key that may do everything. */
    public String key() {
        return AdminKey.readOrCreate(folder);
    }

    /** The file with the key that may do everything. */
    public Path adminKey() {
        return folder.adminKey();
    }

    /** Waits for Ctrl-C or SIGTERM. */
    public void untilStopped() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops everything in order: gateway, services, store, broker. */
    @Override
    public synchronized void close() {
        supervisor.close();
        if (closed) {
            return;
        }
        closed = true;
        folder.noteEnd();
        lock.close();
    }
}
