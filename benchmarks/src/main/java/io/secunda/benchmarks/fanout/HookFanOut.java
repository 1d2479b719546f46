package io.secunda.benchmarks.fanout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.secunda.benchmarks.report.Table;
import io.secunda.benchmarks.report.Times;
import io.secunda.benchmarks.running.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Endpoints of webhooks, each a server of its own, of which one may accept connections and never answer. */
final class HookFanOut {

    private static final Duration TO_CONSENT = Duration.ofSeconds(90);

    private final Api api;
    private final int endpoints;
    private final int events;
    private final int perSecond;
    private final Duration patience;

    HookFanOut(Api api, int endpoints, int events, int perSecond, Duration patience) {
        this.api = api;
        this.endpoints = endpoints;
        this.events = events;
        this.perSecond = perSecond;
        this.patience = patience;
    }

    static Table table() {
        return new Table(
                "endpoints", "dead", "p50 ms", "p99 ms", "longest ms", "events/s delivered", "missing, repeated");
    }

    /** Measures with all alive, or with one dead, and adds a row. */
    void measure(boolean oneDead, Table table) throws Exception {
        System.err.printf("fan-out to %,d webhooks, %s%n", endpoints, oneDead ? "one dead" : "all alive");
        var figures = new Figures(api, "H" + Long.toString(System.nanoTime() & 0xfffffffL, 36));
        figures.describe();
        var known = new AtomicLongArray(events + 1);
        var times = new Times();
        var repeated = new AtomicInteger();
        var received = new AtomicLong();
        ExecutorService workers = Executors.newFixedThreadPool(16);
        List<Endpoint> all = new ArrayList<>();
        List<String> subscriptions = new ArrayList<>();
        try {
            for (int i = 0; i < endpoints; i++) {
                var endpoint = new Endpoint(workers, known, times, repeated, received, new boolean[events + 1]);
                all.add(endpoint);
                subscriptions.add(subscribe(endpoint, figures.territory()));
            }
            awaitActive(subscriptions);
            if (oneDead) {
                all.get(0).dead = true;
            }
            long begin = System.nanoTime();
            for (int number = 1; number <= events; number++) {
                long due = begin + (long) ((number - 1) / (double) perSecond * 1e9);
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                }
                known.set(number, System.nanoTime());
                var unused = figures.send(number);
            }
            long wanted = (long) events * (oneDead ? endpoints - 1 : endpoints);
            long end = System.nanoTime() + patience.toNanos();
            while (received.get() < wanted && System.nanoTime() < end) {
                Api.pause(20);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            table.row(
                    String.valueOf(endpoints),
                    oneDead ? "1" : "0",
                    times.percentile(0.5),
                    times.percentile(0.99),
                    times.percentile(1),
                    received.get() / seconds,
                    wanted - received.get() + ", " + repeated.get());
        } finally {
            subscriptions.forEach(id -> api.delete("/api/v1/subscriptions/" + id));
            all.forEach(endpoint -> endpoint.server.stop(0));
            workers.shutdownNow();
        }
    }

    private String subscribe(Endpoint endpoint, String territory) {
        return api.post("/api/v1/subscriptions", "application/json", """
                        {"sink": "http://127.0.0.1:%d/", "types": ["%s"], "filters": [{"exact": {"partitionkey": "%s"}}]}""".formatted(
                                endpoint.server.getAddress().getPort(), Figures.TYPE, territory))
                .get("id")
                .asText();
    }

    private void awaitActive(List<String> subscriptions) {
        long end = System.nanoTime() + TO_CONSENT.toNanos();
        for (String id : subscriptions) {
            String path = "/api/v1/subscriptions/" + id;
            while (!api.get(path).at("/state/status").asText().equals("active")) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("a webhook did not become active: " + api.get(path)
                            + "; the system needs SECUNDA_WEBHOOKS_ALLOWED_NETWORKS=127.0.0.0/8 in its environment");
                }
                Api.pause(50);
            }
        }
    }

    /** One server. */
    private static final class Endpoint {

        private final HttpServer server;
        private final AtomicLongArray known;
        private final Times times;
        private final AtomicInteger repeated;
        private final AtomicLong received;
        private final boolean[] got;
        private volatile boolean dead;

        Endpoint(
                ExecutorService workers,
                AtomicLongArray known,
                Times times,
                AtomicInteger repeated,
                AtomicLong received,
                boolean[] got)
                throws IOException {
            this.known = known;
            this.times = times;
            this.repeated = repeated;
            this.received = received;
            this.got = got;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::handle);
            server.setExecutor(workers);
            server.start();
        }

        private void handle(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.getResponseHeaders().add("WebHook-Allowed-Origin", "*");
            } else if (dead) {
                // neither answered nor closed: the gateway has to give up by itself
                return;
            } else {
                receive(Figures.numberIn(body, body.length), System.nanoTime());
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        }

        private synchronized void receive(int number, long now) {
            if (number == 0) {
                return;
            }
            if (got[number]) {
                repeated.incrementAndGet();
                return;
            }
            got[number] = true;
            received.incrementAndGet();
            times.between(known.get(number), now);
        }
    }
}
