package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many senders that never pause: they are slowed down, what was acknowledged is there, memory stays within its ceilings, others
 * are still answered, and soon after the last of it nothing is behind. Only in full: {@code -Dfaults.seconds=} of 60 or more.
 */
class OverloadIT {

    private static final int SECONDS = Integer.getInteger("faults.seconds", 20);
    private static final int SENDERS = 24;
    private static final int ROWS = 2_000;
    private static final int TERRITORIES = 20;
    private static final int CITIES = 50;
    private static final int YEARS = 70;
    private static final long BESIDE_THE_HEAP_MIB = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void sendersThatNeverPauseAreSlowedAndLoseNothing(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        assumeThat(SECONDS).as("in full: -Dfaults.seconds of 60 or more").isGreaterThanOrEqualTo(60);
        try (var system = new RunningSystem(folder)) {
            system.start();
            describe(system);
            var accepted = new AtomicLong();
            var refused = new AtomicLong();
            var number = new AtomicInteger();
            long end = System.nanoTime() + Math.min(SECONDS, 60) * 1_000_000_000L;
            var pool = Executors.newFixedThreadPool(SENDERS);
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(pool.submit(() -> {
                    while (System.nanoTime() < end) {
                        send(system, number.getAndAdd(ROWS), accepted, refused);
                    }
                    return null;
                }));
            }
            Map<String, Long> most = new HashMap<>();
            long slowest = 0;
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                assertThat(system.api()
                                .send("GET", "/api/v1/territories", "", "")
                                .statusCode())
                        .isIn(200, 429);
                slowest = Math.max(slowest, System.nanoTime() - begin);
                memory(system, most);
                Thread.sleep(500);
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
            pool.shutdown();
            long caughtUp = System.nanoTime();
            awaitNothingBehind(system);
            System.out.printf(
                    "overload: %,d rows accepted, %,d requests refused, slowest other answer %.1f s, caught up after %.1f s, MiB %s%n",
                    accepted.get(), refused.get(), slowest / 1e9, (System.nanoTime() - caughtUp) / 1e9, most);
            most.forEach((name, mib) -> assertThat(mib).as(name).isLessThan(heap(system, name) + BESIDE_THE_HEAP_MIB));
            assertThat(accepted.get()).isPositive();
            assertThat(system.api()
                            .get("/api/v1/status")
                            .at("/ingestion-service/ingestion/observations/known")
                            .asLong())
                    .isEqualTo(accepted.get());
        }
    }

    private static void describe(RunningSystem system) throws IOException {
        for (int territory = 0; territory < TERRITORIES; territory++) {
            var cities = new ArrayList<String>();
            for (int city = 0; city < CITIES; city++) {
                cities.add("{\"code\":\"o%d\",\"name_en\":\"City %d\",\"lon\":%d,\"lat\":30}"
                        .formatted(city, city, 60 + city));
            }
            HttpResponse<String> answer = system.api()
                    .send(
                            "POST",
                            "/api/v1/territories/OVER" + territory + "/geography",
                            "application/json",
                            "{\"territory\":{\"name_en\":\"Overload\"},\"cities\":[" + String.join(",", cities) + "]}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    /** A batch until it is taken in, as often as it takes; the territories take turns, so that their series grow alike. */
    private static void send(RunningSystem system, int first, AtomicLong accepted, AtomicLong refused)
            throws Exception {
        int territory = first / ROWS % TERRITORIES;
        int begin = first / ROWS / TERRITORIES * ROWS;
        var body = new StringBuilder();
        for (int row = begin; row < begin + ROWS; row++) {
            body.append("{\"city\":\"o").append(row % CITIES).append("\",\"variable\":\"population\",\"period\":\"");
            body.append(1950 + row / CITIES % YEARS)
                    .append("\",\"value\":")
                    .append(row)
                    .append(",\"unit\":\"persons\",");
            body.append("\"source\":\"overload ")
                    .append(row / (CITIES * YEARS))
                    .append("\",\"released\":\"2021-01-01\"}\n");
        }
        while (true) {
            HttpResponse<String> answer = system.api()
                    .send(
                            "POST",
                            "/api/v1/observations?territory=OVER" + territory,
                            "application/x-ndjson",
                            body.toString());
            if (answer.statusCode() == 200) {
                JsonNode report = JSON.readTree(answer.body());
                assertThat(report.get("rejected").asInt()).isZero();
                accepted.addAndGet(report.get("accepted").asLong()
                        + report.get("unchanged").asLong());
                return;
            }
            assertThat(answer.statusCode()).as(answer.body()).isIn(429, 503);
            refused.incrementAndGet();
            Thread.sleep(answer.headers().firstValueAsLong("Retry-After").orElse(1) * 1_000);
        }
    }

    private static void awaitNothingBehind(RunningSystem system) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    JsonNode status = system.api().get("/api/v1/status");
                    return status.at("/metrics-service/recompute/dirty").asInt(1) == 0
                            && status.at("/metrics-service/recompute/lag").asInt(1) == 0
                            && status.at("/metrics-service/view/lag").asInt(1) == 0
                            && status.at("/ingestion-service/views/lag").asInt(1) == 0
                            && status.at("/policy-service/view/lag").asInt(1) == 0;
                });
    }

    private static void memory(RunningSystem system, Map<String, Long> most) throws IOException {
        for (String name : RunningSystem.PROCESSES) {
            ProcessHandle process = system.processOf(name).orElse(null);
            if (process != null) {
                for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
                    if (line.startsWith("VmRSS:")) {
                        most.merge(name, Long.parseLong(line.replaceAll("\\D", "")) / 1_024, Math::max);
                    }
                }
            }
        }
    }

    /** The ceiling of its heap in MiB. */
    private static long heap(RunningSystem system, String name) {
        String words = RunningSystem.commandLine(system.processOf(name).orElseThrow());
        String size = words.replaceAll("(?s).*-Xmx(\\d+[mg]).*", "$1");
        long number = Long.parseLong(size.substring(0, size.length() - 1));
        return size.endsWith("g") ? number * 1_024 : number;
    }
}
