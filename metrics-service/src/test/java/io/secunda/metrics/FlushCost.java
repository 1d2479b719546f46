package io.secunda.metrics;

import io.secunda.events.Frequency;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Territory;
import io.secunda.events.observation.Status;
import io.secunda.metrics.recompute.Tally.Count;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What one observation costs, by size of the territory, beside recomputing everything. No test: it runs only when it is
 * named, and prints a table for {@code benchmarks/README.md}.
 */
class FlushCost {

    private static final int CITIES_OF_A_REGION = 30;
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 20;
    private static final double MILLIS = 1e6;

    @Test
    void table() {
        String sizes = System.getProperty("sizes", "30x1,300x1,3000x1,30x20,300x20,3000x20,30x240,300x240");
        System.out.println("| cities | periods | one observation: items | values told | ms, median | ms, p90"
                + " | everything: items | ms |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (String size : sizes.split(",")) {
            String[] parts = size.split("x");
            row(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    private static void row(int cities, int periods) {
        try (var driver = new MetricsDriver(Integer.MAX_VALUE)) {
            driver.know(geography(cities).toArray(Geography[]::new));
            for (int period = 0; period < periods; period++) {
                for (int city = 0; city < cities; city++) {
                    observe(driver, "c" + city, "population", period, periods, 1e6 * (1 + city % 7), 0);
                    observe(driver, "c" + city, "gdp", period, periods, 1e9 * (1 + city % 11 + period), 0);
                }
            }
            driver.flushAway();
            double[] times = new double[ROUNDS];
            Count[] counts = {Count.RECOMPUTED, Count.PUBLISHED};
            long[] one = {};
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                observe(driver, "c3", "gdp", periods - 1, periods, 5e9 + round, 1 + round);
                long[] before = counts(driver, counts);
                double millis = flush(driver);
                if (round >= WARM_UP) {
                    times[round - WARM_UP] = millis;
                }
                one = since(before, counts(driver, counts));
            }
            Arrays.sort(times);
            long[] before = counts(driver, counts);
            driver.know(new Territory(Facts.T, new Names("Renamed", "改名"), List.of(5), Facts.RECORDED.plusSeconds(1)));
            double everything = flush(driver);
            System.out.printf(
                    "| %,d | %d | %,d | %,d | %.2f | %.2f | %,d | %,.0f |%n",
                    cities,
                    periods,
                    one[0],
                    one[1],
                    times[ROUNDS / 2],
                    times[ROUNDS * 9 / 10],
                    since(before, counts(driver, counts))[0],
                    everything);
        }
    }

    /** Milliseconds that the flushes take until nothing waits. */
    private static double flush(MetricsDriver driver) {
        Duration before = driver.flushing();
        driver.flushAway();
        return driver.flushing().minus(before).toNanos() / MILLIS;
    }

    private static long[] counts(MetricsDriver driver, Count[] counts) {
        return Arrays.stream(counts).mapToLong(driver.tally::of).toArray();
    }

    private static long[] since(long[] before, long[] now) {
        return IntStream.range(0, now.length).mapToLong(i -> now[i] - before[i]).toArray();
    }

    private static List<Geography> geography(int cities) {
        List<Geography> geography = new ArrayList<>(List.of(Facts.territory(5)));
        for (int city = 0; city < cities; city++) {
            String region = "R" + city / CITIES_OF_A_REGION;
            geography.add(Facts.city("c" + city));
            geography.add(
                    city % CITIES_OF_A_REGION == 0
                            ? Facts.core(region, "c" + city)
                            : Facts.secondary(region, "c" + city));
        }
        return geography;
    }

    private static void observe(
            MetricsDriver driver, String city, String variable, int period, int periods, double value, int release) {
        LocalDate first =
                periods > 100 ? LocalDate.of(2000, 1, 1).plusMonths(period) : LocalDate.of(2000 + period, 1, 1);
        Period when = Period.containing(first, periods > 100 ? Frequency.MONTH : Frequency.YEAR);
        driver.observe(
                Facts.figure(city, variable, when.toString(), value, Status.A, Facts.RELEASED.plusSeconds(release)));
    }
}
