package io.secunda.metrics;

import io.secunda.events.Frequency;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Territory;
import io.secunda.events.observation.Status;
import io.secunda.metrics.recompute.Tally.Count;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        System.out.println(
                "| cities | periods | one observation: items | ms, median | ms, p90 | everything: items | ms |");
        System.out.println("|---|---|---|---|---|---|---|");
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
            driver.flush();
            double[] times = new double[ROUNDS];
            long items = 0;
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                long before = driver.tally.of(Count.RECOMPUTED);
                observe(driver, "c3", "gdp", periods - 1, periods, 5e9 + round, 1 + round);
                long start = System.nanoTime();
                driver.flush();
                if (round >= WARM_UP) {
                    times[round - WARM_UP] = (System.nanoTime() - start) / MILLIS;
                }
                items = driver.tally.of(Count.RECOMPUTED) - before;
            }
            Arrays.sort(times);
            long before = driver.tally.of(Count.RECOMPUTED);
            driver.know(new Territory(Facts.T, new Names("Renamed", "改名"), List.of(5), Facts.RECORDED.plusSeconds(1)));
            long start = System.nanoTime();
            driver.flush();
            double everything = (System.nanoTime() - start) / MILLIS;
            System.out.printf(
                    "| %,d | %d | %,d | %.2f | %.2f | %,d | %,.0f |%n",
                    cities,
                    periods,
                    items,
                    times[ROUNDS / 2],
                    times[ROUNDS * 9 / 10],
                    driver.tally.of(Count.RECOMPUTED) - before,
                    everything);
        }
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
