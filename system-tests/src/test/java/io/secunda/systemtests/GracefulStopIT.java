package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Each service is asked to stop, as a container platform does it, while figures are being posted. */
class GracefulStopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRITERS = 3;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final AtomicInteger number = new AtomicInteger();
    private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private volatile boolean writing = true;
    private volatile String stopped = "none";

    @Test
    void whatIsOnItsWayIsAnsweredAndNothingAcceptedIsLost() throws Exception {
        try (var system = new RunningSystem(Files.createDirectories(folder.resolve("data")))) {
            system.start();
            Path cities = folder.resolve("cities.csv");
            Files.copy(system.sample().resolve("cities.csv"), cities);
            assertThat(system.run(folder, "load", cities.toString(), "--territory", "CN", "--data", system.data())
                            .exitCode())
                    .isZero();
            List<Thread> writers = Stream.generate(() -> new Thread(() -> write(system)))
                    .limit(WRITERS)
                    .toList();
            writers.forEach(Thread::start);

            for (String service : RunningSystem.SERVICES) {
                Thread.sleep(700);
                stopped = service;
                stop(system, service);
            }
            writing = false;
            for (Thread writer : writers) {
                writer.join();
            }

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(recorded(system)).containsAll(accepted));
            assertThat(accepted).hasSizeGreaterThan(20);
            System.out.println("answers " + answers);
            // behind the gateway nobody is without an answer; of a gateway that ends, a connection that was at rest may
            // find its end
            answers.keySet().stream()
                    .filter(answer -> !answer.startsWith("gateway"))
                    .forEach(answer -> assertThat(answer).matches(".* (200|503|504)"));
            assertThat(answers.keySet()).noneMatch(answer -> answer.contains("HttpTimeoutException"));
        }
    }

    private static void stop(RunningSystem system, String service) {
        ProcessHandle process = system.processOf(service).orElseThrow();
        long begin = System.nanoTime();
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        long took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        System.out.println(service + " ended " + took + " ms after SIGTERM");
        assertThat(took).as("%s ends in time", service).isLessThan(10_000);
        await().atMost(PATIENCE).until(() -> system.said().contains(service + " ended (exit status 143)"));
        await().atMost(PATIENCE)
                .until(() -> system.processOf(service)
                        .filter(next -> next.pid() != process.pid())
                        .isPresent());
        await().atMost(PATIENCE).until(() -> system.api().ready());
    }

    private void write(RunningSystem system) {
        while (writing) {
            int next = number.incrementAndGet();
            String stopping = stopped;
            String answer = post(system, next);
            answers.computeIfAbsent(stopping + " " + answer, any -> new AtomicInteger())
                    .incrementAndGet();
            if (answer.equals("200")) {
                accepted.add(next);
            }
            pause();
        }
    }

    /** Leaves the processor to the service that starts again. */
    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String post(RunningSystem system, int value) {
        String row = "{\"city_code\":\"510100\",\"variable\":\"gdp\",\"period\":\"2021\",\"value\":" + value
                + ",\"unit\":\"CNY\",\"source\":\"writer " + value + "\",\"released\":\"2026-01-01\"}";
        try {
            HttpResponse<String> answer =
                    system.api().send("POST", "/api/v1/observations?territory=CN", "application/json", row);
            return String.valueOf(answer.statusCode());
        } catch (java.net.ConnectException e) {
            return "nobody there";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Set<Integer> recorded(RunningSystem system) throws IOException {
        Set<Integer> values = ConcurrentHashMap.newKeySet();
        for (JsonNode figure :
                system.api().all("/api/v1/observations?territory=CN&city=510100&variable=gdp&includeHistory=true")) {
            values.add(figure.get("value").asInt());
        }
        return values;
    }
}
