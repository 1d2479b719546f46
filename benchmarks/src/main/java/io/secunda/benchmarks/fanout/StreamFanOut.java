package io.secunda.benchmarks.fanout;

import io.secunda.benchmarks.report.Spread;
import io.secunda.benchmarks.report.Table;
import io.secunda.benchmarks.running.Api;
import io.secunda.benchmarks.running.EventStreams;
import io.secunda.benchmarks.running.Processes;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Streams of server-sent events, all of which want the same. */
final class StreamFanOut {

    private static final Duration TO_OPEN = Duration.ofMinutes(2);
    private static final double KIB_A_MIB = 1024;

    private final Api api;
    private final long gatewayPid;
    private final int events;
    private final int perSecond;
    private final Duration patience;

    /** @param gatewayPid process of the gateway, 0 when it is not known */
    StreamFanOut(Api api, long gatewayPid, int events, int perSecond, Duration patience) {
        this.api = api;
        this.gatewayPid = gatewayPid;
        this.events = events;
        this.perSecond = perSecond;
        this.patience = patience;
    }

    /** What one run gave. */
    private record Run(Receipts receipts, double perSecond, double openSeconds, double rssMib, int missing) {}

    static Table table() {
        return new Table(
                "subscribers",
                "server",
                "p50 ms",
                "p99 ms",
                "longest ms",
                "events/s delivered",
                "missing, repeated, out of order",
                "RSS MiB",
                "opened in s",
                "runs");
    }

    /** Measures one number of subscribers, and adds rows to the table. */
    void measure(int subscribers, int runs, Table table) throws Exception {
        OpenFiles.require(subscribers, gatewayPid);
        List<Run> bare = new ArrayList<>();
        List<Run> secunda = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            System.err.printf("fan-out to %,d streams, run %d of %d%n", subscribers, i + 1, runs);
            bare.add(bare(subscribers));
            secunda.add(gateway(subscribers));
        }
        row(table, subscribers, "bare sockets", bare);
        row(table, subscribers, "gateway", secunda);
    }

    private static void row(Table table, int subscribers, String server, List<Run> runs) {
        table.row(
                String.format("%,d", subscribers),
                server,
                spread(runs, run -> run.receipts().times().percentile(0.5)),
                spread(runs, run -> run.receipts().times().percentile(0.99)),
                spread(runs, run -> run.receipts().times().percentile(1)),
                spread(runs, Run::perSecond),
                runs.stream().mapToInt(Run::missing).sum() + ", "
                        + runs.stream()
                                .mapToInt(run -> run.receipts().repeated())
                                .sum() + ", "
                        + runs.stream()
                                .mapToInt(run -> run.receipts().disordered())
                                .sum(),
                spread(runs, Run::rssMib),
                spread(runs, Run::openSeconds),
                String.valueOf(runs.size()));
    }

    private static Spread spread(List<Run> runs, java.util.function.ToDoubleFunction<Run> figure) {
        return Spread.of(runs.stream().map(figure::applyAsDouble).toList());
    }

    private Run bare(int subscribers) throws IOException {
        var known = new AtomicLongArray(events + 1);
        var receipts = new Receipts(subscribers, events, known);
        try (var server = new Bare();
                var streams = new EventStreams(receipts)) {
            URI address = URI.create("http://127.0.0.1:" + server.port());
            long begin = System.nanoTime();
            for (int i = 0; i < subscribers; i++) {
                streams.open(address, "/");
                server.accept();
            }
            double open = awaitOpen(streams, subscribers, begin);
            long sent = System.nanoTime();
            server.write(events, perSecond, known);
            return finished(receipts, subscribers, sent, open, Double.NaN);
        }
    }

    private Run gateway(int subscribers) throws Exception {
        var figures = new Figures(api, "F" + Long.toString(System.nanoTime() & 0xfffffffL, 36));
        figures.describe();
        var known = new AtomicLongArray(events + 1);
        var receipts = new Receipts(subscribers, events, known);
        try (var streams = new EventStreams(receipts)) {
            long begin = System.nanoTime();
            String path = "/api/v1/events?type=" + Figures.TYPE + "&territory=" + figures.territory();
            for (int i = 0; i < subscribers; i++) {
                streams.open(api.address(), path);
            }
            double open = awaitOpen(streams, subscribers, begin);
            // the streams have begun; each stands at the present a moment later
            Api.pause(1_000);
            long sent = System.nanoTime();
            @Nullable String failure = send(figures, known);
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            Run run = finished(receipts, subscribers, sent, open, Double.NaN);
            double rss = gatewayPid == 0 ? Double.NaN : Processes.of(gatewayPid).rss() / KIB_A_MIB;
            return new Run(receipts, run.perSecond(), open, rss, run.missing());
        }
    }

    private double awaitOpen(EventStreams streams, int subscribers, long begin) {
        long end = begin + TO_OPEN.toNanos();
        while (streams.begun() < subscribers) {
            if (streams.broken() > 0) {
                throw new IllegalStateException(streams.broken() + " streams were refused: start the system with"
                        + " SECUNDA_EVENTS_SUBSCRIBERS=" + 2 * subscribers + " in its environment");
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + streams.begun() + " of " + subscribers + " streams opened");
            }
            Api.pause(5);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Sends all, one after the other was due; what is known is known from its acceptance, or from its event if that is first. */
    private @Nullable String send(Figures figures, AtomicLongArray known) throws InterruptedException {
        var refused = new AtomicInteger();
        long begin = System.nanoTime();
        for (int number = 1; number <= events; number++) {
            long due = begin + (long) ((number - 1) / (double) perSecond * 1e9);
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            // from when it was sent, since the event may come before the answer does
            known.set(number, System.nanoTime());
            var unused = figures.send(number).whenComplete((taken, error) -> {
                if (error != null || !taken) {
                    refused.incrementAndGet();
                }
            });
        }
        return refused.get() == 0 ? null : refused.get() + " figures were not accepted";
    }

    private Run finished(Receipts receipts, int subscribers, long sentNs, double open, double rss) {
        long all = (long) events * subscribers;
        long end = System.nanoTime() + patience.toNanos();
        while (receipts.received() < all && System.nanoTime() < end) {
            Api.pause(20);
        }
        // what came twice would come now
        Api.pause(300);
        double perSecondSeen = receipts.received() * 1e9 / (receipts.lastNs() - sentNs);
        return new Run(receipts, perSecondSeen, open, rss, Math.toIntExact(all - receipts.received()));
    }
}
