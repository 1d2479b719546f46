package io.secunda.benchmarks.start;

import io.secunda.benchmarks.report.Machine;
import io.secunda.benchmarks.report.Options;
import io.secunda.benchmarks.report.Spread;
import io.secunda.benchmarks.report.Table;
import io.secunda.benchmarks.running.Processes;
import io.secunda.benchmarks.running.UpSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Time to ready on an empty folder and on one with the sample, time back after kill -9, and memory of each process. */
public final class StartAndSize {

    private static final String USAGE = "StartAndSize [--root CHECKOUT] [--runs 3] [--patience 300]";
    private static final double KIB_A_MIB = 1024;
    private static final double NANOS_A_SECOND = 1e9;

    private final Path root;
    private final Duration patience;
    private final Map<String, List<Double>> times = new LinkedHashMap<>();
    private final Map<String, List<Processes.Memory>> sizes = new LinkedHashMap<>();

    private StartAndSize(Path root, Duration patience) {
        this.root = root;
        this.patience = patience;
    }

    public static void main(String[] args) throws Exception {
        Options.run(USAGE, args, options -> {
            var machine = new Machine(Clock.systemUTC());
            var measured = new StartAndSize(
                    Path.of(options.text("--root", ".")).toAbsolutePath(),
                    Duration.ofSeconds(options.number("--patience", 300)));
            int runs = options.number("--runs", 3);
            options.end();
            for (int run = 0; run < runs; run++) {
                measured.once();
            }
            measured.print(machine);
        });
        System.exit(0);
    }

    private void once() throws Exception {
        Path folder = Files.createTempDirectory("secunda-start");
        long begin = System.nanoTime();
        try (UpSystem system = UpSystem.start(root, folder)) {
            note("ready, empty folder", begin);
            Thread.sleep(15_000);
            weigh("idle, empty", system);
            long load = System.nanoTime();
            system.run("load", root.resolve("samples/china-three-regions").toString(), "--data", folder.toString());
            system.processes().api().awaitSettled(patience);
            note("the sample loaded and settled", load);
            Thread.sleep(15_000);
            weigh("after the sample", system);
            for (String killed : List.of("metrics-service", "policy-service", "ingestion-service", "store", "broker")) {
                note("back and settled after kill -9 of " + killed, system.secondsUntilBack(killed, patience));
            }
        }
        long again = System.nanoTime();
        try (UpSystem system = UpSystem.start(root, folder)) {
            note("ready, folder with the sample", again);
            system.processes().api().awaitSettled(patience);
            note("ready and settled, folder with the sample", again);
        }
    }

    private void note(String what, long begin) {
        note(what, (System.nanoTime() - begin) / NANOS_A_SECOND);
    }

    private void note(String what, double seconds) {
        System.err.printf(java.util.Locale.ROOT, "%s: %.1f s%n", what, seconds);
        times.computeIfAbsent(what, w -> new ArrayList<>()).add(seconds);
    }

    private void weigh(String when, UpSystem system) {
        Processes.Memory[] all = {new Processes.Memory(0, 0)};
        system.processes().memory().forEach((name, memory) -> {
            all[0] = all[0].plus(memory);
            sizes.computeIfAbsent(when + ": " + name, w -> new ArrayList<>()).add(memory);
        });
        sizes.computeIfAbsent(when + ": everything", w -> new ArrayList<>()).add(all[0]);
    }

    private void print(Machine machine) {
        var table = new Table("what", "s", "runs");
        times.forEach((what, found) -> table.row(what, Spread.of(found), found.size()));
        table.print("Start", machine);
        var memory = new Table("when: process", "RSS MiB", "PSS MiB");
        sizes.forEach((what, found) -> memory.row(
                what,
                Spread.of(found.stream().map(m -> m.rss() / KIB_A_MIB).toList()),
                Spread.of(found.stream().map(m -> m.pss() / KIB_A_MIB).toList())));
        memory.print("Memory", machine);
    }
}
