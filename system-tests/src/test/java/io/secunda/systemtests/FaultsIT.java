package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is killed, stopped, filled or poisoned while facts come in: in the end indicators and recommendations are those of
 * an undisturbed run to the last digit, nothing was told twice, and every acknowledged figure is there.
 *
 * <p>In short within the default build, without the full disk, the jumping clocks and the data of an earlier build; in full by
 * {@code -Dfaults.seconds=300}, with another schedule by {@code -Dfaults.seed=}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    private static final long SEED = Long.getLong("faults.seed", 7);
    private static final int SECONDS = Integer.getInteger("faults.seconds", 20);
    /** Topics that a service reads to act on what others write there; who reads them sets aside what it cannot read. */
    private static final List<String> SET_ASIDE = Stream.of(
                    Topic.GEOGRAPHY, Topic.OBSERVATIONS, Topic.FLOWS, Topic.AGREEMENTS, Topic.INDICATORS, Topic.INBOX)
            .map(Topic::topicName)
            .toList();

    private static final int QUIET_LOOKS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private RunningSystem system;
    private Path folder;
    private FinalState clean;

    @BeforeAll
    void anUndisturbedRun(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path temp) throws Exception {
        System.out.printf("faults: -Dfaults.seed=%d -Dfaults.seconds=%d%n", SEED, SECONDS);
        folder = temp;
        system = new RunningSystem(Files.createDirectories(temp.resolve("data")));
        system.start();
        var load = new FaultLoad("CLEAN", SEED);
        load.send(system, share -> {});
        awaitCalm(system);
        clean = FinalState.of(system.api(), "CLEAN");
        assertThat(clean.indicators()).hasSizeGreaterThan(1_000);
        assertThat(clean.recommendations()).isNotEmpty();
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    void killingAnyProcessEveryFewSecondsUnderLoad() throws Exception {
        var random = new Random(SEED);
        var victims = new ArrayDeque<String>();
        var struck = new TreeSet<String>();
        load("KILLS", new Every(2_000 + random.nextInt(1_000), SECONDS) {
            @Override
            void strike() {
                if (victims.isEmpty()) {
                    // each in its turn, in another order every time
                    List<String> round = new ArrayList<>(RunningSystem.PROCESSES);
                    Collections.shuffle(round, random);
                    victims.addAll(round);
                }
                String victim = victims.remove();
                if (system.processOf(victim).map(ProcessHandle::destroyForcibly).orElse(false)) {
                    struck.add(victim);
                }
            }
        });
        assertThat(struck).containsExactlyInAnyOrderElementsOf(RunningSystem.PROCESSES);
    }

    @Test
    void theBrokerStoppedAndStartedAgain() throws Exception {
        load("BROKER", once(() -> system.signal("TERM", "broker")));
    }

    @Test
    void theStoreAwayForAWhile() throws Exception {
        load("STORE", once(() -> {
            system.signal("STOP", "store");
            Thread.sleep(Math.min(60, SECONDS / 2) * 1_000L);
            system.signal("CONT", "store");
        }));
    }

    @Test
    void aSecondInstanceOfMetricsComesAndIsKilled() throws Exception {
        var second = new Process[1];
        load("REBALANCE", share -> {
            if (share > 0.2 && second[0] == null) {
                second[0] = anotherMetricsService();
                Thread.sleep(12_000);
            } else if (share > 0.7 && second[0] != null && second[0].isAlive()) {
                second[0].destroyForcibly().waitFor();
            }
        });
        assertThat(second[0].exitValue()).isEqualTo(137);
    }

    @Test
    void subscribersThatAreSlowOrDeadHoldNobodyUp() throws Exception {
        try (var good = new WebhookReceiver();
                var dead = new DeadSubscribers(system)) {
            String subscription = system.api().subscribe(good.url(), "io.secunda.observation.recorded.v1");
            await().atMost(PATIENCE).until(() -> system.api().isActive(subscription));
            dead.listenWithoutReading();
            dead.subscribeByWebhook();
            FaultLoad load = load("SLOW", share -> {});
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> good.deliveries().stream()
                                    .map(WebhookReceiver.Delivery::id)
                                    .distinct()
                                    .count()
                            >= load.figures());
            assertThat(good.unmarkedRepetitions()).isEmpty();
        }
    }

    @Test
    void poisonOnEveryTopicIsSetAside() throws Exception {
        load("POISON", once(this::poison));
        assertThat(system.api().ready()).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(DeadLetters.reasons(system.bootstrap()).keySet())
                                .containsAll(SET_ASIDE));
    }

    private void poison() {
        Map<String, Object> settings = Map.of("bootstrap.servers", system.bootstrap(), "acks", "all");
        var random = new Random(SEED);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (Topic topic : Topic.values()) {
                if (topic == Topic.DEAD_LETTERS) {
                    // what is written there by us would pass for what was set aside
                    continue;
                }
                byte[] noise = new byte[2_000];
                random.nextBytes(noise);
                byte[] large = new byte[900_000];
                byte[][] values = {
                    noise, large, "{".getBytes(), "[]".getBytes(), "{\"territory\":\"POISON\"}".getBytes(), {}
                };
                for (byte[] value : values) {
                    producer.send(new ProducerRecord<>(topic.topicName(), "POISON/x/y/z/w@v", value));
                    producer.send(new ProducerRecord<>(topic.topicName(), "", value));
                }
                // a topic that is compacted takes no record without a key
                if (!topic.compacted()) {
                    producer.send(new ProducerRecord<>(topic.topicName(), null, noise));
                }
                producer.send(new ProducerRecord<>(topic.topicName(), "POISON/nothing", null));
            }
        }
    }

    @Test
    void aSecondStartOnTheSameDataIsRefused() throws Exception {
        RunningSystem.Ended second = system.run(folder, "up", "--data", system.data(), "--port", "0");

        assertThat(second.exitCode()).isNotZero();
        assertThat(second.output().strip().lines()).hasSizeLessThanOrEqualTo(2);
        assertThat(second.output()).contains(system.data()).doesNotContain("Exception");
        assertThat(system.api().ready()).isTrue();
    }

    /** With libfaketime: {@code apt-get install faketime}. */
    @Test
    void clocksThatJump() throws Exception {
        inFullOnly();
        Path library = FakeTime.library();
        assumeThat(library).as("libfaketime, by apt-get install faketime").isNotNull();
        Path clock = Files.writeString(folder.resolve("clock"), "+0");
        try (var other = new RunningSystem(
                Files.createDirectories(folder.resolve("jumping")),
                RunningSystem.ROOT,
                FakeTime.environment(library, clock))) {
            other.start();
            String[] offsets = {"+3h", "-2d", "+40d", "+0"};
            int[] jumps = {0};
            var load = new FaultLoad("JUMPS", SEED + 9);
            load.send(other, share -> {
                if (share * (offsets.length + 1) > jumps[0] + 1 && jumps[0] < offsets.length) {
                    Files.writeString(clock, offsets[jumps[0]++]);
                    Thread.sleep(1_500);
                }
            });
            assertThat(jumps[0]).isEqualTo(offsets.length);
            assertSame(other, load, "JUMPS");
        }
    }

    /** On a small file system of its own, where one may be mounted. */
    @Test
    void aDiskThatIsFull() throws Exception {
        inFullOnly();
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 400)) {
            assumeThat(disk).as("a file system that may be mounted").isNotNull();
            try (var other =
                    new RunningSystem(Files.createDirectories(disk.path().resolve("data")))) {
                other.start();
                boolean[] filled = {false};
                var load = new FaultLoad("DISK", SEED + 10);
                load.send(other, share -> {
                    if (share > 0.3 && !filled[0]) {
                        filled[0] = true;
                        disk.fill();
                        // room again while the load tries to go on
                        disk.emptyAfter(Duration.ofSeconds(Math.min(30, SECONDS / 2)));
                    }
                });
                assertThat(load.repeated()).as("what a full disk refused").isPositive();
                assertSame(other, load, "DISK");
            }
        }
    }

    /** A folder that the build before wrote: {@code -Dfaults.previous=} names a checkout of it that is built. */
    @Test
    void dataOfTheBuildBefore() throws Exception {
        String previous = System.getProperty("faults.previous");
        assumeThat(previous)
                .as("-Dfaults.previous names the checkout of an earlier build")
                .isNotNull();
        Path data = Files.createDirectories(folder.resolve("upgraded"));
        var load = new FaultLoad("BEFORE", SEED + 11);
        try (var before = new RunningSystem(data, Path.of(previous), Map.of())) {
            before.start();
            load.send(before, share -> {});
            awaitCalm(before);
            assertThat(before.stop()).isIn(0, 130, 143);
        }
        try (var after = new RunningSystem(data)) {
            after.start();
            assertSame(after, load, "BEFORE");
        }
    }

    /** What starts a system of its own takes too long for each build. */
    private static void inFullOnly() {
        assumeThat(SECONDS).as("in full: -Dfaults.seconds of 60 or more").isGreaterThanOrEqualTo(60);
    }

    private FaultLoad load(String territory, FaultLoad.Between between) throws Exception {
        var load = new FaultLoad(territory, SEED + territory.hashCode());
        load.send(system, between);
        assertSame(system, load, territory);
        return load;
    }

    private static FaultLoad.Between once(Strike strike) {
        boolean[] done = {false};
        return share -> {
            if (share > 0.4 && !done[0]) {
                done[0] = true;
                strike.now();
            }
        };
    }

    private interface Strike {
        void now() throws Exception;
    }

    /** Strikes again and again for some seconds, the load spread over them. */
    private abstract static class Every implements FaultLoad.Between {
        private final long pause;
        private final long length;
        private final long begin = System.nanoTime();
        private long struck = begin;

        Every(long pauseMs, int seconds) {
            this.pause = pauseMs * 1_000_000;
            this.length = seconds * 1_000_000_000L;
        }

        abstract void strike() throws Exception;

        @Override
        public void sent(double share) throws Exception {
            do {
                if (System.nanoTime() - struck > pause) {
                    struck = System.nanoTime();
                    strike();
                }
                Thread.sleep(20);
            } while (System.nanoTime() - begin < share * length);
        }
    }

    private void assertSame(RunningSystem in, FaultLoad load, String territory) throws Exception {
        await().atMost(PATIENCE).until(() -> in.api().ready());
        awaitCalm(in);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(clean.differences(FinalState.of(in.api(), territory)))
                        .isEmpty());
        assertThat(FinalState.toldTwice(in.api(), territory)).isEmpty();
        assertThat(in.api().all("/api/v1/observations?territory=" + territory + "&includeHistory=true"))
                .hasSize(load.figures());
        Map<String, Double> standing = new TreeMap<>();
        for (JsonNode figure : in.api().all("/api/v1/observations?territory=" + territory)) {
            standing.put(
                    figure.get("city").asText() + "/" + figure.get("variable").asText() + "/"
                            + figure.get("period").asText(),
                    figure.get("value").asDouble());
        }
        assertThat(standing).isEqualTo(load.standing());
    }

    /** Waits until every part is there and has read everything, and for some seconds nothing more was told. */
    private static void awaitCalm(RunningSystem in) {
        String[] before = {""};
        int[] calm = {0};
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IOException.class)
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> {
                    JsonNode status = in.api().get("/api/v1/status");
                    String now = status.at("/metrics-service/recompute") + " "
                            + status.at("/policy-service/stream").toString();
                    boolean quiet = status.path("up").asBoolean()
                            && status.at("/metrics-service/recompute/dirty").asInt(1) == 0
                            && status.at("/metrics-service/recompute/lag").asInt(1) == 0
                            && status.at("/metrics-service/view/lag").asInt(1) == 0
                            && status.at("/ingestion-service/views/lag").asInt(1) == 0
                            && status.at("/policy-service/view/lag").asInt(1) == 0
                            && status.at("/policy-service/view/caughtUp").asBoolean()
                            && now.equals(before[0]);
                    before[0] = now;
                    calm[0] = quiet ? calm[0] + 1 : 0;
                    return calm[0] >= QUIET_LOOKS;
                });
    }

    /** A process like the one of metrics-service, with a port and a state of its own. */
    private Process anotherMetricsService() throws IOException {
        ProcessHandle first = system.processOf("metrics-service").orElseThrow();
        Path of = Path.of("/proc", String.valueOf(first.pid()));
        var command = new java.util.ArrayList<>(
                java.util.List.of(Files.readString(of.resolve("cmdline")).split("\0")));
        command.replaceAll(word -> word.startsWith("-Dquarkus.http.port=") ? "-Dquarkus.http.port=0" : word);
        var environment = new HashMap<String, String>();
        for (String entry : Files.readString(of.resolve("environ")).split("\0")) {
            int end = entry.indexOf('=');
            environment.put(entry.substring(0, end), entry.substring(end + 1));
        }
        environment.put("SECUNDA_METRICS_STATE_DIR", folder.resolve("second").toString());
        environment.put(
                "SECUNDA_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("second.out").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
