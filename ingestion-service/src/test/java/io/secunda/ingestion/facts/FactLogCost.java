package io.secunda.ingestion.facts;

import io.secunda.events.Period;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * What it costs to measure and keep rows, by how many vintages a cell has; Kafka acknowledges at once. No test: it runs only
 * when it is named, and prints a table for {@code benchmarks/README.md}.
 */
class FactLogCost {

    private static final int BATCH = 1_000;
    private static final Instant BEGIN = Instant.parse("1990-01-01T00:00:00Z");

    @Test
    void table() {
        System.out.println("| cells | sources | releases of each | rows | seconds |");
        System.out.println("|---|---|---|---|---|");
        String sizes = System.getProperty("sizes", "300000x1x1,30000x10x1,1x100x100,1x100x1000,1x100x3000");
        row(30_000, 1, 1, false);
        for (String size : sizes.split(",")) {
            String[] parts = size.split("x");
            row(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), true);
        }
    }

    private static void row(int cells, int sources, int releases, boolean shown) {
        var producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        var log = new FactLog<>(new KnownFactsTest.ValuesOnly(), new Publisher(producer), Clock.systemUTC());
        List<Candidate<Observation>> batch = new ArrayList<>();
        int rows = 0;
        long begin = System.nanoTime();
        for (int release = 0; release < releases; release++) {
            for (int source = 0; source < sources; source++) {
                for (int cell = 0; cell < cells; cell++) {
                    rows++;
                    batch.add(new Candidate<>(rows, true, fact(cell, source, release)));
                    if (batch.size() == BATCH) {
                        log.record(batch, false, (candidate, verdict) -> {});
                        batch.clear();
                        producer.clear();
                    }
                }
            }
        }
        log.record(batch, false, (candidate, verdict) -> {});
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (log.size() != rows) {
            throw new IllegalStateException(log.size() + " of " + rows + " are known");
        }
        if (shown) {
            System.out.printf("| %,d | %,d | %,d | %,d | %.1f |%n", cells, sources, releases, rows, seconds);
        }
    }

    private static Observation fact(int cell, int source, int release) {
        Instant released = BEGIN.plusSeconds(3_600L * release);
        return new Observation(
                "CN",
                "c" + cell,
                "gdp",
                Period.parse("2023"),
                1.0 + release,
                "CNY",
                "source " + source,
                Status.A,
                released,
                released);
    }
}
