package io.secunda.benchmarks.start;

import io.secunda.benchmarks.ingest.Rows;
import io.secunda.benchmarks.report.Machine;
import io.secunda.benchmarks.report.Options;
import io.secunda.benchmarks.report.Table;
import io.secunda.benchmarks.running.Api;
import io.secunda.benchmarks.running.Processes;
import io.secunda.benchmarks.running.UpSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How memory, and the time to be back after a kill or a start, grow with what is known. */
public final class RestoreLoad {

    private static final String USAGE =
            "RestoreLoad [--root CHECKOUT] [--figures 0,50000,200000] [--cities 56] [--patience 900]";
    private static final List<String> KILLED =
            List.of("metrics-service", "policy-service", "ingestion-service", "store", "broker");
    private static final double KIB_A_MIB = 1024;
    private static final double NANOS_A_SECOND = 1e9;
    private static final int REST_MS = 15_000;

    private final Path root;
    private final int cities;
    private final Duration patience;

    private RestoreLoad(Path root, int cities, Duration patience) {
        this.root = root;
        this.cities = cities;
        this.patience = patience;
    }

    public static void main(String[] args) throws Exception {
        Options.run(USAGE, args, options -> {
            var machine = new Machine(Clock.systemUTC());
            var load = new RestoreLoad(
                    Path.of(options.text("--root", ".")).toAbsolutePath(),
                    options.number("--cities", 56),
                    Duration.ofSeconds(options.number("--patience", 900)));
            List<Integer> amounts = options.numbers("--figures", "0,50000,200000");
            options.end();
            List<String> heads =
                    new ArrayList<>(List.of("figures", "loaded and settled in s", "PSS MiB", "of it metrics"));
            KILLED.forEach(name -> heads.add("s, back: " + name));
            heads.add("s, ready again");
            heads.add("s, and settled");
            var table = new Table(heads.toArray(String[]::new));
            for (int figures : amounts) {
                try {
                    load.measure(figures, table);
                } catch (IllegalStateException e) {
                    // larger amounts would fail likewise
                    System.err.println(e.getMessage());
                    break;
                }
            }
            table.print("State: memory, and time to be back after kill -9", machine);
        });
        System.exit(0);
    }

    private void measure(int figures, Table table) throws Exception {
        System.err.printf(Locale.ROOT, "with %,d figures%n", figures);
        Path folder = Files.createTempDirectory("secunda-restore");
        List<Object> cells = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", figures)));
        try (UpSystem system = UpSystem.start(root, folder)) {
            Api api = system.processes().api();
            long begin = System.nanoTime();
            load(api, figures);
            api.awaitSettled(patience);
            cells.add(since(begin));
            System.err.printf(Locale.ROOT, "loaded and settled: %.1f s%n", since(begin));
            Thread.sleep(REST_MS);
            Map<String, Processes.Memory> memory = system.processes().memory();
            cells.add(memory.values().stream().mapToLong(Processes.Memory::pss).sum() / KIB_A_MIB);
            cells.add(memory.getOrDefault("metrics-service", new Processes.Memory(0, 0))
                            .pss()
                    / KIB_A_MIB);
            for (String name : KILLED) {
                double back = system.secondsUntilBack(name, patience);
                System.err.printf(Locale.ROOT, "back after kill -9 of %s: %.1f s%n", name, back);
                cells.add(back);
            }
        }
        long again = System.nanoTime();
        try (UpSystem system = UpSystem.start(root, folder)) {
            cells.add(since(again));
            system.processes().api().awaitSettled(patience);
            cells.add(since(again));
        }
        table.row(cells.toArray());
    }

    /** Territories of two variables and twenty years, each figure of a cell of its own. */
    private void load(Api api, int figures) {
        int each = cities * Rows.FIGURES_A_CITY;
        for (int from = 0; from < figures; from += each) {
            var rows = new Rows("S" + from / each, cities);
            api.post("/api/v1/territories/" + rows.territory() + "/geography", "application/json", rows.geography());
            api.post(
                    "/api/v1/observations?territory=" + rows.territory(),
                    "application/x-ndjson",
                    rows.ndjson(0, Math.min(each, figures - from)));
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / NANOS_A_SECOND;
    }
}
