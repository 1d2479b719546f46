package io.secunda.benchmarks.latency;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.secunda.benchmarks.report.Machine;
import io.secunda.benchmarks.report.Options;
import io.secunda.benchmarks.report.Spread;
import io.secunda.benchmarks.report.Table;
import io.secunda.benchmarks.report.Times;
import io.secunda.benchmarks.running.Api;
import io.secunda.events.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** How long it takes from a figure to the events that subscribers get of it, under a steady load. */
public final class LatencyLoad {

    private static final String USAGE = "LatencyLoad (--url URL --key KEY --bootstrap HOST:PORT | --data FOLDER)"
            + " [--rates 50,100,200,1000] [--seconds 30] [--warm-up 60] [--runs 3] [--rows 1] [--cities 10]"
            + " [--patience 120]";
    private static final double[] SHARES = {0.5, 0.99, 0.999};
    /** A city has its turn again after this time at the earliest, so that what is told of it is not overtaken. */
    private static final double TURN_SECONDS = 1.5;
    /** Each takes a connection, which is an open file; a request that waits for its turn is late all the same. */
    private static final int REQUESTS_AT_ONCE = 500;
    /** Nothing has waited anywhere for so long: what is not told by then is not told any more. */
    private static final long CALM_NS = 5_000_000_000L;

    private final Api api;
    private final String bootstrap;
    private final int seconds;
    private final int warmUp;
    private final int rows;
    private final int citiesEach;
    private final Duration patience;
    private final Semaphore turns = new Semaphore(REQUESTS_AT_ONCE);
    private final String run = Long.toString(System.nanoTime() & 0xffffffL, 36);

    private LatencyLoad(Options options, Api api, String bootstrap) {
        this.api = api;
        this.bootstrap = bootstrap;
        this.seconds = options.number("--seconds", 30);
        this.warmUp = options.number("--warm-up", 60);
        this.rows = Math.max(1, options.number("--rows", 1));
        this.citiesEach = options.number("--cities", 10);
        this.patience = Duration.ofSeconds(options.number("--patience", 120));
        if (citiesEach % rows != 0) {
            throw new IllegalArgumentException("--rows " + rows + ": a request has rows of one territory, so --cities "
                    + citiesEach + " must be a multiple of it");
        }
    }

    public static void main(String[] args) throws Exception {
        Options.run(USAGE, args, options -> {
            var machine = new Machine(Clock.systemUTC());
            String folder = options.text("--data", "");
            Api api;
            String bootstrap;
            if (folder.isEmpty()) {
                api = Api.of(options);
                bootstrap = options.required("--bootstrap");
            } else {
                var processes = new io.secunda.benchmarks.running.Processes(java.nio.file.Path.of(folder));
                api = processes.api();
                bootstrap = processes.bootstrap();
            }
            List<Integer> rates = options.numbers("--rates", "50,100,200,1000");
            int runs = options.number("--runs", 3);
            var load = new LatencyLoad(options, api, bootstrap);
            options.end();
            var table = new Table(
                    "observations/s", "from … to …", "p50 ms", "p99 ms", "p99.9 ms", "runs", "overtaken", "not told");
            String notKept = "";
            for (int rate : rates) {
                try {
                    load.measure(rate, runs, table);
                } catch (IllegalStateException e) {
                    // higher rates would begin with what this one left behind
                    notKept = String.format(Locale.ROOT, "%,d/s: %s", rate, e.getMessage());
                    break;
                }
            }
            table.print("Latency, accepted to told", machine);
            System.out.println(notKept);
        });
        System.exit(0);
    }

    private void measure(int rate, int runs, Table table) throws Exception {
        int territories = (int) Math.ceil(rate * TURN_SECONDS / citiesEach);
        Map<String, List<Times>> found = new LinkedHashMap<>();
        int overtaken = 0;
        int notTold = 0;
        int number = 0;
        for (int i = 0; i < runs; i++) {
            var cities = new FlippingCities("T" + run + "r" + rate + "n" + number++ + "t", territories, citiesEach);
            System.err.printf("latency at %,d/s, run %d of %d: %,d cities%n", rate, i + 1, runs, cities.count());
            cities.describe(api);
            int count = rate * (warmUp + seconds) / rows * rows;
            Times bare = new BareKafka(bootstrap).roundTrips(rate * 10, rate, rate * 2);
            found.computeIfAbsent("bare Kafka: due to read, system idle", key -> new ArrayList<>())
                    .add(bare);
            var ears = List.of(new Ears(count, cities.count()), new Ears(count, cities.count()));
            load(cities, new Sending(count, rate), ears.get(0), ears.get(1), found);
            for (Ears ear : ears) {
                overtaken += ear.recommendations().superseded();
                notTold += ear.recommendations().outstanding();
            }
        }
        for (Map.Entry<String, List<Times>> line : found.entrySet()) {
            List<Object> cells = new ArrayList<>(List.of(String.valueOf(rate), line.getKey()));
            for (double share : SHARES) {
                cells.add(Spread.of(line.getValue().stream()
                        .map(times -> times.percentile(share))
                        .toList()));
            }
            cells.add(String.valueOf(runs));
            boolean recommendation = line.getKey().contains("recommendation");
            cells.add(recommendation ? String.valueOf(overtaken) : "");
            cells.add(recommendation ? String.valueOf(notTold) : "");
            table.row(cells.toArray());
        }
    }

    private void load(FlippingCities cities, Sending sending, Ears sse, Ears hook, Map<String, List<Times>> found)
            throws Exception {
        var failure = new AtomicReference<String>();
        try (var streamed = new SseSubscriber(api, sse);
                var hooked = new HookSubscriber(api, hook)) {
            sending.run(rows, first -> send(cities, sending, first, failure));
            await(sending, sse, hook, failure, streamed);
        }
        add(found, "due to accepted", sending, n -> sending.dueNs(n), n -> sending.acceptedNs(n));
        for (var ear : Map.of("SSE", sse, "webhook", hook).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            Arrivals indicators = ear.getValue().indicators();
            Arrivals recommendations = ear.getValue().recommendations();
            String who = ", " + ear.getKey();
            add(found, "accepted to indicator" + who, sending, sending::acceptedNs, indicators::atNs);
            add(found, "due to indicator" + who, sending, sending::dueNs, indicators::atNs);
            add(found, "accepted to recommendation" + who, sending, sending::acceptedNs, recommendations::atNs);
            add(found, "due to recommendation" + who, sending, sending::dueNs, recommendations::atNs);
        }
    }

    private void send(FlippingCities cities, Sending sending, int first, AtomicReference<String> failure) {
        ArrayNode body = Json.mapper().createArrayNode();
        for (int i = 0; i < rows; i++) {
            body.add(cities.row(first + i));
        }
        String path = "/api/v1/observations?territory=" + cities.territoryOf(first);
        turns.acquireUninterruptibly();
        var unused = api.later(path, "application/json", rows == 1 ? body.get(0).toString() : body.toString())
                .whenComplete((answer, error) -> {
                    turns.release();
                    if (error != null
                            || answer.status() != 200
                            || !answer.body().contains("\"accepted\":" + rows)) {
                        failure.compareAndSet(null, error == null ? answer.toString() : error.toString());
                        return;
                    }
                    for (int i = 0; i < rows; i++) {
                        sending.accepted(first + i);
                    }
                });
    }

    private void await(Sending sending, Ears sse, Ears hook, AtomicReference<String> failure, SseSubscriber streamed) {
        long end = System.nanoTime() + patience.toNanos();
        long calmSince = Long.MAX_VALUE;
        // figures that were overtaken can end where they began: of those there is nothing to recommend anew
        while (sse.outstanding() + hook.outstanding() > 0 && System.nanoTime() - calmSince < CALM_NS) {
            if (sse.indicators().outstanding() + hook.indicators().outstanding() > 0 || !api.settled()) {
                calmSince = Long.MAX_VALUE;
            } else if (calmSince == Long.MAX_VALUE) {
                calmSince = System.nanoTime();
            }
            if (failure.get() != null) {
                throw new IllegalStateException("an observation was not accepted: " + failure.get()
                        + " (429: start the system with SECUNDA_LIMITS_REQUESTS=100000000)");
            }
            if (streamed.broken() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "of %,d observations the stream has not told %,d indicators and %,d recommendations, the webhook %,d and %,d"
                                .formatted(
                                        sending.count(),
                                        sse.indicators().outstanding(),
                                        sse.recommendations().outstanding(),
                                        hook.indicators().outstanding(),
                                        hook.recommendations().outstanding()));
            }
            Api.pause(20);
        }
    }

    private void add(
            Map<String, List<Times>> found,
            String what,
            Sending sending,
            java.util.function.IntToLongFunction from,
            java.util.function.IntToLongFunction to) {
        var times = new Times();
        int skipped = (int) ((long) sending.count() * warmUp / (warmUp + seconds));
        for (int n = skipped; n < sending.count(); n++) {
            if (to.applyAsLong(n) != 0) {
                times.between(from.applyAsLong(n), to.applyAsLong(n));
            }
        }
        found.computeIfAbsent(what, key -> new ArrayList<>()).add(times);
    }
}
