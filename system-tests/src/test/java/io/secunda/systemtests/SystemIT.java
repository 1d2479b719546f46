package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end, as a stranger would do it, and what happens when parts of it are killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemIT {

    private static final int ROWS_IN_SCOPE = 7_000;
    private static final String SUZHOU = "320500";
    private static final String DEYANG_AND_CHENGDU = """
            {"territory": "CN", "title": "Deyang and Chengdu agree on a joint park",
             "observations": [
               {"city": "510600", "variable": "employment_manufacturing", "period": "2020", "change": "+10%"},
               {"city": "510600", "variable": "employment_other_industry_construction", "period": "2020", "change": "+10%"}],
             "agreements": [
               {"id": "DEYANG-CHENGDU", "signed": "2020-01", "kind": "joint_park", "participants": ["510100", "510600"],
                "leads": ["510600"], "levels": ["municipal"]}]}""";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private RunningSystem system;
    private Path work;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        system = new RunningSystem(Files.createDirectories(folder.resolve("data")));
        system.start();
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    @Order(1)
    void theSampleGoesInWithoutARejectedRow() throws Exception {
        RunningSystem.Ended load = system.run(work, "load", system.sample().toString(), "--data", system.data());

        assertThat(load.exitCode()).as(load.output()).isZero();
    }

    @Test
    @Order(2)
    void everyFigureInScopeIsThatOfTheIndependentImplementation() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(figures().differing()).isEmpty());
        ExpectedFigures.Comparison figures = figuresNow();
        assertThat(figures.agreed()).isGreaterThan(ROWS_IN_SCOPE);
    }

    @Test
    @Order(3)
    void polarizationOfChengduChongqingIsRecommendedAgainstWithEvidence() throws IOException {
        List<JsonNode> recommendations = system.api().all("/api/v1/recommendations?territory=CN&subject=region:CYU");

        assertThat(recommendations).anySatisfy(recommendation -> {
            assertThat(recommendation.get("rule").asText()).startsWith("polarization");
            JsonNode evidence = recommendation.get("evidence").get(0);
            assertThat(evidence.get("indicator").asText()).startsWith("polarization(population");
            // 45.91 % to 51.59 % in ten years
            assertThat(evidence.get("value").asDouble()).isBetween(0.56, 0.58);
            assertThat(evidence.get("counterfactual").isNumber()).isTrue();
            assertThat(evidence.get("sources")).isNotEmpty();
        });
    }

    @Test
    @Order(4)
    void aScenarioShowsWhatWouldMoveAndLeavesNoTrace() throws IOException {
        await().atMost(PATIENCE).until(() -> settled("CN"));
        List<JsonNode> events = system.api().allEvents("CN");
        List<JsonNode> indicators = system.api().all("/api/v1/indicators?territory=CN");
        List<JsonNode> recommendations = system.api().all("/api/v1/recommendations?territory=CN");

        JsonNode scenario = system.api().postScenario(DEYANG_AND_CHENGDU);

        assertThat(scenario.get("exercise").asBoolean()).isTrue();
        assertThat(scenario.get("indicators")).anySatisfy(row -> {
            assertThat(row.get("subject").asText()).isEqualTo("pair:510100~510600@CYU");
            assertThat(row.get("indicator").asText()).isEqualTo("krugman");
            assertThat(row.get("before").isNumber()).isTrue();
            assertThat(row.get("after")).isNotEqualTo(row.get("before"));
        });
        assertThat(system.api().get("/api/v1/scenarios/" + scenario.get("id").asText()))
                .isEqualTo(scenario);
        assertThat(settled("CN")).isTrue();
        assertThat(system.api().allEvents("CN")).isEqualTo(events);
        assertThat(system.api().all("/api/v1/indicators?territory=CN")).isEqualTo(indicators);
        assertThat(system.api().all("/api/v1/recommendations?territory=CN")).isEqualTo(recommendations);
    }

    /** Whether no event comes for two seconds. */
    private boolean settled(String territory) throws IOException {
        int before = system.api().allEvents(territory).size();
        var end = java.time.Instant.now().plusSeconds(2);
        await().pollInterval(Duration.ofMillis(200))
                .until(() -> java.time.Instant.now().isAfter(end));
        return system.api().allEvents(territory).size() == before;
    }

    @Test
    @Order(5)
    void aFigurePostedReachesAnOpenStreamAndTheSameAgainDoesNot() throws Exception {
        LinkedBlockingQueue<JsonNode> events = system.api().events("territory=CN&subject=region:YRD");
        JsonNode report = system.api().postGdp(SUZHOU, 2020, 25_000, "2026-01-01");
        assertThat(report.get("accepted").asInt()).isEqualTo(1);

        JsonNode first = events.poll(20, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(first.get("type").asText()).isEqualTo("io.secunda.indicator.changed.v1");
        assertThat(first.get("data").get("previous").isNumber()).isTrue();

        untilNothingComes(events);
        assertThat(changesSince(first.get("data").get("recorded").asText())).anySatisfy(change -> {
            assertThat(change.get("indicator").asText()).isEqualTo("theil_t");
            assertThat(change.get("before").get("value").isNumber()).isTrue();
            assertThat(change.get("because").get("facts").get(0).asText())
                    .startsWith("CN/" + SUZHOU + "/gdp/2020/system+test@");
        });
        JsonNode again = system.api().postGdp(SUZHOU, 2020, 25_000, "2026-01-01");
        assertThat(again.get("unchanged").asInt()).isEqualTo(1);
        assertThat(events.poll(3, TimeUnit.SECONDS)).isNull();
    }

    @Test
    @Order(7)
    void twentyKindsOfBadRowsAreReportedRowByRowAndNothingElseIsLost() throws Exception {
        Path file = BadRows.write(work.resolve("observations-bad.csv"));

        RunningSystem.Ended load =
                system.run(work, "load", file.toString(), "--territory", "CN", "--data", system.data());

        assertThat(load.exitCode()).as(load.output()).isEqualTo(3);
        assertThat(load.output()).doesNotContain("\tat ").doesNotContain("Exception");
        List<Integer> reported = BadRows.reportedRows(work);
        assertThat(reported).containsExactlyElementsOf(BadRows.badRows());
        List<JsonNode> good = system.api().all("/api/v1/observations?territory=CN&variable=patents_granted");
        assertThat(good).hasSize(BadRows.GOOD);
    }

    @Test
    @Order(8)
    void killingEachServiceInTurnLosesNothingAndDoublesNothing() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            String subscription = system.api().subscribe(receiver.url(), "io.secunda.observation.recorded.v1");
            await().atMost(PATIENCE).until(() -> system.api().isActive(subscription));

            killEachInTurn();

            // six figures, each of which reached the receiver; one that did so twice says that it may
            await().atMost(PATIENCE).until(() -> receiver.values().size() == 6);
            assertThat(receiver.unmarkedRepetitions()).isEmpty();
        }
        assertNothingWasToldTwice();
    }

    private void killEachInTurn() throws Exception {
        int year = 0;
        for (String service : RunningSystem.SERVICES) {
            long before = system.processOf(service).orElseThrow().pid();
            assertThat(system.api()
                            .postGdp(SUZHOU, 2021, 23_000 + year, "2026-02-0" + (1 + year))
                            .get("accepted")
                            .asInt())
                    .isEqualTo(1);
            system.kill(service);
            await().atMost(PATIENCE)
                    .until(() -> system.processOf(service)
                            .filter(p -> p.pid() != before)
                            .isPresent());
            await().atMost(PATIENCE).until(() -> system.api().ready());
            year++;
        }
        system.api().postGdp(SUZHOU, 2021, 22_718.34, "2026-03-01");
        system.api().postGdp(SUZHOU, 2020, 20_170.5, "2026-03-01");

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(figures().differing()).isEmpty());
    }

    @Test
    @Order(9)
    void aStopIsCleanAndAStartGoesOn() throws Exception {
        assertThat(system.stop()).isIn(0, 130, 143);
        assertThat(system.said()).doesNotContain("\tat ");

        system.start();

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(figures().differing()).isEmpty());
        assertNothingWasToldTwice();
    }

    /** Every event from the beginning: ids are unique, and no value follows itself. */
    private void assertNothingWasToldTwice() throws IOException {
        List<JsonNode> events = system.api().allEvents("CN");
        var ids = new HashSet<String>();
        List<String> doubled = new ArrayList<>();
        Map<String, JsonNode> last = new HashMap<>();
        int indicators = 0;
        for (JsonNode event : events) {
            if (!ids.add(event.get("source").asText() + " " + event.get("id").asText())) {
                doubled.add("id twice: " + event);
            }
            if (event.get("type").asText().startsWith("io.secunda.indicator.")) {
                indicators++;
                JsonNode data = event.get("data");
                JsonNode before = last.put(event.get("subject").asText(), data);
                if (before != null && said(before).equals(said(data))) {
                    doubled.add("value twice: " + event);
                }
            }
        }
        assertThat(doubled).isEmpty();
        assertThat(indicators).isGreaterThan(ROWS_IN_SCOPE);
    }

    private static String said(JsonNode data) {
        var copy = (com.fasterxml.jackson.databind.node.ObjectNode) data.deepCopy();
        copy.remove(List.of("previous", "cause", "recorded"));
        return copy.toString();
    }

    /** What moved in a region since the figure that led to an event came in. */
    private List<JsonNode> changesSince(String recorded) throws IOException {
        List<JsonNode> moved = new ArrayList<>();
        String from = java.time.Instant.parse(recorded).minusSeconds(1).toString();
        system.api()
                .get("/api/v1/changes?territory=CN&subject=region:YRD&limit=1000&from=" + from)
                .get("indicators")
                .forEach(moved::add);
        return moved;
    }

    private static void untilNothingComes(LinkedBlockingQueue<JsonNode> events) throws InterruptedException {
        while (events.poll(2, TimeUnit.SECONDS) != null) {
            // the one figure moves many indicators
        }
    }

    private ExpectedFigures.Comparison figures() throws IOException {
        return ExpectedFigures.compareWith(system.api().all("/api/v1/indicators?territory=CN"));
    }

    private ExpectedFigures.Comparison figuresNow() {
        try {
            return figures();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
