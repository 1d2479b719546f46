package io.secunda.metrics;

import io.secunda.events.Json;
import io.secunda.events.Period;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Role;
import io.secunda.events.geography.Territory;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.events.topic.TopicSetup;
import io.secunda.metrics.catalogue.CriteriaReader;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.recompute.Earlier;
import io.secunda.metrics.recompute.Pace;
import io.secunda.metrics.recompute.Tally;
import io.secunda.metrics.recompute.Tally.Count;
import io.secunda.testkit.TestCluster;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The topology alone, with broker and exactly-once, beside draining the same topic and parsing its JSON. No test: it runs only
 * when it is named, and prints a table for {@code benchmarks/README.md}.
 */
class TopologyCost {

    private static final int PARTITIONS = 4;
    private static final int CITIES = 56;
    private static final int YEARS = 14;
    private static final int RECORDS = Integer.getInteger("records", 200_000);
    private static final int RUNS = Integer.getInteger("runs", 3);
    private static final long PATIENCE_NANOS = Duration.ofMinutes(10).toNanos();

    @TempDir
    Path folder;

    @Test
    void table() throws Exception {
        try (var cluster = TestCluster.start()) {
            Map<String, Object> clients = Map.of("bootstrap.servers", cluster.bootstrapServers());
            TopicSetup.ensure(clients, PARTITIONS, (short) 1, Duration.ofMinutes(1));
            write(clients);
            System.out.println(
                    "| run | threads | drained and parsed/s | taken in/s | ratio | recomputed and told/s | ratio |"
                            + " values |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            for (int run = 0; run < RUNS; run++) {
                for (int threads = 1; threads <= 2; threads++) {
                    double raw = drain(clients);
                    var tally = new Tally(time -> {});
                    double[] rates = stream(clients, tally, run, threads);
                    System.out.printf(
                            "| %d | %d | %,.0f | %,.0f | %.3f | %,.0f | %.3f | %,d |%n",
                            run,
                            threads,
                            raw,
                            rates[0],
                            rates[0] / raw,
                            rates[1],
                            rates[1] / raw,
                            tally.of(Count.PUBLISHED));
                }
            }
        }
    }

    private double drain(Map<String, Object> clients) {
        var settings = new HashMap<>(clients);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(IntStream.range(0, PARTITIONS)
                    .mapToObj(p -> new TopicPartition(Topic.OBSERVATIONS.topicName(), p))
                    .toList());
            long begin = System.nanoTime();
            int read = 0;
            double sum = 0;
            while (read < RECORDS) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    sum += Json.read(record.value(), Observation.class).value();
                    read++;
                }
            }
            double perSecond = read * 1e9 / (System.nanoTime() - begin);
            if (sum <= 0) {
                throw new IllegalStateException("figures add up to " + sum);
            }
            return perSecond;
        }
    }

    /** Facts a second from the first one taken until all are, and until all is recomputed and told. */
    private double[] stream(Map<String, Object> clients, Tally tally, int run, int threads)
            throws InterruptedException {
        String name = "topology-cost-" + run + "-" + threads;
        MetricsConfig config = new SmallRyeConfigBuilder()
                .withMapping(MetricsConfig.class)
                .withDefaultValues(Map.of(
                        "secunda.metrics.application-id",
                        name,
                        "secunda.metrics.threads",
                        String.valueOf(threads),
                        "secunda.metrics.state-dir",
                        folder.resolve(name).toString()))
                .build()
                .getConfigMapping(MetricsConfig.class);
        var topology = MetricsTopology.of(
                new Families(CriteriaReader.shipped()),
                new Pace(config.flushInterval(), config.bulkInterval(), config.maxDirty()),
                Clock.systemUTC(),
                tally,
                Earlier.NOTHING);
        try (var streams = new KafkaStreams(topology, StreamsSettings.of(config, clients))) {
            streams.start();
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            await(() -> taken(tally) > 0, deadline);
            long begin = System.nanoTime();
            await(() -> taken(tally) >= RECORDS, deadline);
            double taken = RECORDS * 1e9 / (System.nanoTime() - begin);
            await(() -> tally.dirty() == 0, deadline);
            double told = RECORDS * 1e9 / (System.nanoTime() - begin);
            return new double[] {taken, told};
        }
    }

    private static long taken(Tally tally) {
        return tally.of(Count.TAKEN) + tally.of(Count.UNCHANGED);
    }

    private static void await(BooleanSupplier done, long deadline) throws InterruptedException {
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not done in time");
            }
            Thread.sleep(5);
        }
    }

    private static void write(Map<String, Object> clients) {
        try (var producer = new KafkaProducer<>(settings(clients), new StringSerializer(), new ByteArraySerializer())) {
            List<String> territories = territories();
            for (String territory : territories) {
                geography(territory)
                        .forEach(g -> producer.send(
                                new ProducerRecord<>(Topic.GEOGRAPHY.topicName(), g.key(), Json.write(g))));
            }
            var random = new SplittableRandom(7);
            for (int i = 0; i < RECORDS; i++) {
                Observation figure = figure(territories.get(i % PARTITIONS), random, i);
                producer.send(new ProducerRecord<>(Topic.OBSERVATIONS.topicName(), figure.key(), Json.write(figure)));
            }
        }
    }

    private static Map<String, Object> settings(Map<String, Object> clients) {
        var settings = new HashMap<>(clients);
        settings.put("partitioner.class", TerritoryPartitioner.class.getName());
        settings.put("compression.type", "lz4");
        settings.put("linger.ms", 2);
        return settings;
    }

    /** One on each partition. */
    private static List<String> territories() {
        List<String> all = new ArrayList<>();
        for (int i = 0; all.size() < PARTITIONS; i++) {
            if (TerritoryPartitioner.partition("T" + i, PARTITIONS) == all.size()) {
                all.add("T" + i);
            }
        }
        return all;
    }

    private static List<Geography> geography(String territory) {
        List<Geography> all = new ArrayList<>();
        all.add(new Territory(territory, Facts.territory(5).names(), List.of(5), Facts.RECORDED));
        for (int c = 0; c < CITIES; c++) {
            City city = Facts.city("c" + c);
            all.add(new City(territory, city.code(), city.names(), "P", city.lon(), city.lat(), "", Facts.RECORDED));
            Role role = c % 10 == 0 ? Role.CORE : Role.SECONDARY;
            all.add(new Membership(territory, "R", city.code(), role, null, null, "plan", Facts.RECORDED));
        }
        return all;
    }

    /** Of some city, variable and year, released later than those before it. */
    private static Observation figure(String territory, SplittableRandom random, int release) {
        boolean gdp = random.nextBoolean();
        return new Observation(
                territory,
                "c" + random.nextInt(CITIES),
                gdp ? "gdp" : "population",
                Period.year(2010 + random.nextInt(YEARS)),
                Math.rint(random.nextDouble(1, 100) * (gdp ? 1e10 : 1e5)),
                gdp ? "CNY" : "persons",
                "made up",
                Status.A,
                Facts.RELEASED.plusMillis(release),
                Facts.RECORDED);
    }
}
