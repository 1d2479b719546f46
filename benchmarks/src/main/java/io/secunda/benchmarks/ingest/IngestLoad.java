package io.secunda.benchmarks.ingest;

import io.secunda.benchmarks.pipeline.Clients;
import io.secunda.benchmarks.report.Machine;
import io.secunda.benchmarks.report.Options;
import io.secunda.benchmarks.report.Spread;
import io.secunda.benchmarks.report.Table;
import io.secunda.benchmarks.running.Api;
import io.secunda.benchmarks.running.Processes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** How many figures a second are accepted at each door, beside a bare producer of the same rows. */
public final class IngestLoad {

    private static final String USAGE = "IngestLoad (--data FOLDER | --url URL --key KEY --bootstrap HOST:PORT)"
            + " [--rows 200000] [--cities 300] [--seconds 5] [--connections 8] [--runs 3] [--patience 300]";
    private static final String JSON = "application/json";

    private final Api api;
    private final Clients clients;
    private final int rows;
    private final int cities;
    private final int connections;
    private final Duration busy;
    private final Duration patience;
    private final String name = "I" + Long.toString(System.nanoTime() & 0xffffffL, 36);
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private int territories;

    private IngestLoad(Options options, Api api, String bootstrap) {
        this.api = api;
        this.clients = new Clients(bootstrap);
        this.rows = options.number("--rows", 200_000);
        this.cities = options.number("--cities", 300);
        this.connections = options.number("--connections", 8);
        this.busy = Duration.ofSeconds(options.number("--seconds", 5));
        this.patience = Duration.ofSeconds(options.number("--patience", 300));
    }

    public static void main(String[] args) throws Exception {
        Options.run(USAGE, args, options -> {
            var machine = new Machine(Clock.systemUTC());
            String folder = options.text("--data", "");
            boolean here = !folder.isEmpty();
            Api api = here ? new Processes(Path.of(folder)).api() : Api.of(options);
            String bootstrap = here ? new Processes(Path.of(folder)).bootstrap() : options.required("--bootstrap");
            int runs = options.number("--runs", 3);
            var load = new IngestLoad(options, api, bootstrap);
            options.end();
            load.once();
            load.figures.clear();
            for (int run = 0; run < runs; run++) {
                load.once();
            }
            load.table().print("Ingest, rows accepted a second", machine);
        });
        System.exit(0);
    }

    /** Each door once, in an order that is always the same; between two of them everything is worked off. */
    private void once() throws Exception {
        Rows raw = territory();
        note("raw producer, acks=all", new RawProducer(clients).perSecond(raw, rows));
        repeated("POST of one row", 1, raw);
        repeated("POST of 100 rows", 100, territory());
        Rows ndjson = territory();
        streamed("NDJSON in one request", "application/x-ndjson", ndjson, ndjson.ndjson(0, rows));
        Rows csv = territory();
        streamed("CSV in one request", "text/csv", csv, csv.table(0, rows));
        Rows events = territory();
        note("CloudEvents on Kafka", new Inbox(clients, patience).perSecond(events, 0, rows / 4));
        api.awaitSettled(patience);
    }

    private Rows territory() {
        var made = new Rows(name + territories++, cities);
        api.post("/api/v1/territories/" + made.territory() + "/geography", JSON, made.geography());
        api.awaitSettled(patience);
        return made;
    }

    private void streamed(String door, String type, Rows of, String body) {
        long begin = System.nanoTime();
        int accepted = accepted(of, type, body);
        note(door, accepted * 1e9 / (System.nanoTime() - begin));
        if (accepted != rows) {
            throw new IllegalStateException(door + ": of " + rows + " rows " + accepted + " were accepted");
        }
        api.awaitSettled(patience);
    }

    /** Several connections, each of which sends its next request when the one before was answered. */
    private void repeated(String door, int each, Rows of) throws Exception {
        IntFunction<String> body = request -> of.array(request * each, each);
        var next = new AtomicInteger();
        var accepted = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(connections);
        long begin = System.nanoTime();
        List<Future<?>> senders = new ArrayList<>();
        for (int c = 0; c < connections; c++) {
            senders.add(pool.submit(() -> {
                while (System.nanoTime() - begin < busy.toNanos()) {
                    accepted.addAndGet(accepted(of, JSON, body.apply(next.getAndIncrement())));
                }
            }));
        }
        for (Future<?> sender : senders) {
            sender.get();
        }
        note(door, accepted.get() * 1e9 / (System.nanoTime() - begin));
        pool.shutdown();
        api.awaitSettled(patience);
    }

    private int accepted(Rows of, String type, String body) {
        return api.post("/api/v1/observations?territory=" + of.territory(), type, body)
                .path("accepted")
                .asInt();
    }

    private void note(String door, double perSecond) {
        figures.computeIfAbsent(door, d -> new ArrayList<>()).add(perSecond);
        System.err.printf(java.util.Locale.ROOT, "%s: %,.0f/s%n", door, perSecond);
    }

    private Table table() {
        var table = new Table("door", "rows/s", "÷ raw producer", "runs");
        double raw = Spread.of(figures.values().iterator().next()).median();
        figures.forEach((door, found) -> {
            Spread spread = Spread.of(found);
            table.row(door, spread, spread.median() / raw, found.size());
        });
        return table;
    }
}
