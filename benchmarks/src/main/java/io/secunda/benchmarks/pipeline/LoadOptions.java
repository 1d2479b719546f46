package io.secunda.benchmarks.pipeline;

import io.secunda.benchmarks.running.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param folder data folder of the system, or null when only its Kafka is known
 * @param bootstrap where Kafka is
 * @param records observations of the throughput run, over all territories
 * @param territories made-up territories, each one region
 * @param cities cities of a territory
 * @param ratePerSecond observations a second of the latency run
 * @param latencyRun how long the latency run takes
 * @param patience how long to wait for what must come
 */
record LoadOptions(
        @Nullable Path folder,
        String bootstrap,
        int records,
        int territories,
        int cities,
        int ratePerSecond,
        Duration latencyRun,
        Duration patience) {

    static final String USAGE =
            "PipelineLoad (--data FOLDER | --bootstrap HOST:PORT) [--records 200000] [--territories 4] [--cities 56]"
                    + " [--rate 10] [--latency-seconds 30] [--patience-seconds 120]";

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException for what is unknown or no number of 1 or more
     */
    static LoadOptions parse(String... args) throws IOException {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            given.put(args[i], args[i + 1]);
        }
        String bootstrap = given.remove("--bootstrap");
        String folder = given.remove("--data");
        if (bootstrap == null && folder != null) {
            bootstrap = new Processes(Path.of(folder)).bootstrap();
        }
        if (bootstrap == null) {
            throw new IllegalArgumentException("--bootstrap is missing");
        }
        var options = new LoadOptions(
                folder == null ? null : Path.of(folder),
                bootstrap,
                number(given, "--records", 200_000),
                number(given, "--territories", 4),
                number(given, "--cities", 56),
                number(given, "--rate", 10),
                Duration.ofSeconds(number(given, "--latency-seconds", 30)),
                Duration.ofSeconds(number(given, "--patience-seconds", 120)));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown option " + given.keySet().iterator().next());
        }
        return options;
    }

    private static int number(Map<String, String> given, String option, int otherwise) {
        String text = given.remove(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(option + " " + text + ": expected a whole number of 1 or more");
        }
        return Integer.parseInt(text);
    }
}
