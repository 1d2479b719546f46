package io.secunda.standalone.processes;

import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Keeps child processes running: starts them, starts one again that ended unexpectedly, and stops them layer by
 * layer.
 */
final class Supervisor implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final long LOOK_MS = 100;

    private final Terminal terminal;
    private final Clock clock;
    private final Duration firstPause;
    private final Duration startPatience;
    private final List<Watched> watched = Collections.synchronizedList(new ArrayList<>());
    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor(Supervisor::daemon);
    private volatile boolean stopping;
    private volatile AfterRestart afterRestart = name -> {};
    private volatile Runnable changed = () -> {};
    private boolean closed;

    /** What happens after a child was started again. */
    interface AfterRestart {
        void of(String name);
    }

    /**
     * @param firstPause how long to wait before the first restart of a child; doubled with each in a row
     * @param startPatience how long a child may take until it is ready
     */
    Supervisor(Terminal terminal, Clock clock, Duration firstPause, Duration startPatience) {
        this.terminal = terminal;
        this.clock = clock;
        this.firstPause = firstPause;
        this.startPatience = startPatience;
    }

    private static final class Watched {
        private final Child child;
        private Instant started;
        private int failures;

        Watched(Child child, Instant started) {
            this.child = child;
            this.started = started;
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "restarts");
        thread.setDaemon(true);
        return thread;
    }

    void afterRestart(AfterRestart action) {
        this.afterRestart = action;
    }

    /** @param action is run when a child was started or started again */
    void whenChanged(Runnable action) {
        this.changed = action;
    }

    /**
     * Starts children together and waits until all are ready.
     *
     * @throws UserError if one of them ends, or is not ready in time
     */
    void start(List<ChildSpec> specs) {
        List<Watched> starting = new ArrayList<>();
        for (ChildSpec spec : specs) {
            refuseWhenStopping();
            var entry = new Watched(new Child(spec), clock.instant());
            watched.add(entry);
            starting.add(entry);
            entry.child.start();
        }
        changed.run();
        awaitReady(starting);
        starting.forEach(this::watch);
    }

    private void awaitReady(List<Watched> starting) {
        List<Watched> left = new ArrayList<>(starting);
        Instant begin = clock.instant();
        while (!left.isEmpty()) {
            refuseWhenStopping();
            for (Watched entry : List.copyOf(left)) {
                Duration taken = Duration.between(begin, clock.instant());
                if (entry.child.ready()) {
                    left.remove(entry);
                    terminal.line("  %-18s ready after %4.1f s", entry.child.name(), taken.toMillis() / 1000.0);
                } else if (!entry.child.alive()) {
                    throw failure(entry.child.howItEnded());
                } else if (taken.compareTo(startPatience) > 0) {
                    throw failure(entry.child.name() + " is not ready after " + taken.toSeconds() + " s: its log is "
                            + entry.child.spec().log());
                }
            }
            showWaiting(left, begin);
            pause(LOOK_MS);
        }
    }

    private UserError failure(String message) {
        refuseWhenStopping();
        return UserError.failed(message);
    }

    /** While a signal stops everything, whoever is still starting waits for the end of the process. */
    private void refuseWhenStopping() {
        while (stopping) {
            pause(LOOK_MS);
        }
    }

    private void showWaiting(List<Watched> left, Instant begin) {
        if (!left.isEmpty()) {
            String names = left.stream().map(entry -> entry.child.name()).collect(Collectors.joining(", "));
            terminal.passing(String.format(
                    Locale.ROOT,
                    "  starting %s … %d s",
                    names,
                    Duration.between(begin, clock.instant()).toSeconds()));
        } else {
            terminal.clear();
        }
    }

    private void watch(Watched entry) {
        var unused = entry.child.onExit().thenRun(() -> ended(entry));
    }

    private void ended(Watched entry) {
        if (stopping) {
            return;
        }
        boolean steady = Duration.between(entry.started, clock.instant()).compareTo(STEADY) > 0;
        entry.failures = steady ? 0 : entry.failures;
        Duration pause = firstPause.multipliedBy(1L << Math.min(entry.failures, 10));
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        entry.failures++;
        terminal.line("%s; starting it again in %.1f s", entry.child.howItEnded(), pause.toMillis() / 1000.0);
        later(() -> restart(entry), pause);
    }

    private void later(Runnable work, Duration pause) {
        try {
            var unused = restarts.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // everything is being stopped, nothing is to be started any more
            return;
        }
    }

    private void restart(Watched entry) {
        if (stopping) {
            return;
        }
        entry.started = clock.instant();
        try {
            entry.child.start();
        } catch (UserError e) {
            terminal.line(String.valueOf(e.getMessage()));
            later(() -> restart(entry), LONGEST_PAUSE);
            return;
        }
        watch(entry);
        note();
        restarts.execute(() -> reportReady(entry));
    }

    /** What cannot be noted, on a full disk, must not keep a child from being watched. */
    private void note() {
        try {
            changed.run();
        } catch (RuntimeException e) {
            terminal.line("What runs cannot be noted: %s", e.getMessage());
        }
    }

    private void reportReady(Watched entry) {
        if (stopping || !entry.child.alive()) {
            return;
        }
        if (entry.child.ready()) {
            Duration taken = Duration.between(entry.started, clock.instant());
            terminal.line("%s runs again, ready after %.1f s", entry.child.name(), taken.toMillis() / 1000.0);
            afterRestart.of(entry.child.name());
        } else {
            later(() -> reportReady(entry), Duration.ofMillis(LOOK_MS));
        }
    }

    /** The processes that run at this moment. */
    List<RunFile.Child> processes() {
        return List.copyOf(watched).stream()
                .flatMap(entry -> entry.child.noted().stream())
                .toList();
    }

    /** Whether a stop has begun. */
    boolean stopping() {
        return stopping;
    }

    /** Stops all children, the highest layer first, those of one layer together. A second call does nothing. */
    @Override
    public synchronized void close() {
        stopping = true;
        if (closed) {
            return;
        }
        closed = true;
        restarts.shutdownNow();
        terminal.clear();
        List<Watched> all = List.copyOf(watched);
        all.stream()
                .map(entry -> entry.child.spec().layer())
                .distinct()
                .sorted(Collections.reverseOrder())
                .forEach(layer -> all.stream()
                        .filter(entry -> entry.child.spec().layer() == layer)
                        .map(this::stopInBackground)
                        .toList()
                        .forEach(Supervisor::join));
    }

    private Thread stopInBackground(Watched entry) {
        var thread = new Thread(() -> stop(entry.child), "stop-" + entry.child.name());
        thread.start();
        return thread;
    }

    private void stop(Child child) {
        if (!child.alive()) {
            return;
        }
        Instant begin = clock.instant();
        boolean inTime = child.stop();
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        terminal.line(
                inTime ? "  %-18s stopped after %4.1f s" : "  %-18s did not stop and was killed after %.1f s",
                child.name(),
                seconds);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failed("interrupted");
        }
    }
}
