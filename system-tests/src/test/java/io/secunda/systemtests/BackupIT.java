package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a system at work, restored into another folder, is the same system: with its history, and telling nothing again. */
class BackupIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CHENGDU = "510100";
    private static final List<String> MOMENTS = List.of("asOf", "to", "generated", "position");
    private static final String FIGURES = "io.secunda.observation.recorded.v1";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private String cursor = "";
    private String late = "";
    private String advised = "";
    private String officeKey = "";

    @Test
    void whatIsRestoredAnswersAsBefore() throws Exception {
        Path file = folder.resolve("backup.zip");
        Path old = Files.createDirectories(folder.resolve("old"));
        Path fresh = Files.createDirectories(folder.resolve("new"));
        try (var receiver = new WebhookReceiver()) {
            Map<String, JsonNode> before;
            List<JsonNode> told;
            try (var system = new RunningSystem(old)) {
                system.start();
                work(system, receiver);
                before = answers(system.api());
                told = system.api().allEvents("CN");
                assertThat(ran(system, "backup", file.toString(), "--data", old.toString()))
                        .contains("records");
                // this one is in no backup, and is another history than that of the restored system
                system.api().postGdp(CHENGDU, 2021, 23_001, "2026-02-02");
                await().atMost(PATIENCE).until(() -> receiver.values().size() == 2);
                settle(system.api());
                late = next(system.api(), "earliest");
                assertThat(system.stop()).isIn(0, 130, 143);
            }
            var restored = new RunningSystem(fresh);
            try (restored) {
                assertThat(ran(restored, "restore", file.toString(), "--data", fresh.toString()))
                        .contains("records restored");
                Files.copy(old.resolve("webhooks.key"), fresh.resolve("webhooks.key"));
                Files.copy(old.resolve("admin.key"), fresh.resolve("admin.key"));
                restored.start();

                assertSame(restored, before, told);
                assertCursorsGoOnOrAreToldOfAGap(restored.api());
                assertItGoesOn(restored, receiver);
                assertThat(restored.run(folder, "restore", file.toString(), "--data", fresh.toString()))
                        .satisfies(again -> assertThat(again.exitCode()).isEqualTo(1))
                        .satisfies(again -> assertThat(again.output()).contains("already running"));
            }
        }
    }

    /** Figures in two versions, a decision and a subscription. */
    private void work(RunningSystem system, WebhookReceiver receiver) throws Exception {
        assertThat(ran(system, "load", part(system.sample()).toString(), "--data", system.data()))
                .contains("rows");
        String subscription = system.api().subscribe(receiver.url(), FIGURES);
        await().atMost(PATIENCE).until(() -> system.api().isActive(subscription));
        system.api().postGdp(CHENGDU, 2021, 23_000, "2026-02-01");
        await().atMost(PATIENCE).until(() -> receiver.values().size() == 1);
        settle(system.api());
        cursor = next(system.api(), "earliest");
        JsonNode advice =
                system.api().get("/api/v1/recommendations?territory=CN").get("items");
        HttpResponse<String> made = system.api()
                .send("POST", "/api/v1/keys", "application/json", "{\"name\":\"office\",\"scopes\":[\"write:data\"]}");
        officeKey = Api.parse(made.body()).get("key").asText();
        advised = URLEncoder.encode(advice.get(0).get("id").asText(), StandardCharsets.UTF_8);
        HttpResponse<String> decided = system.api()
                .send(
                        "POST",
                        "/api/v1/recommendations/" + advised + "/decisions",
                        "application/json",
                        "{\"decision\":\"accept\",\"who\":\"planning office\",\"why\":\"in the next plan\"}");
        assertThat(decided.statusCode()).as(decided.body()).isLessThan(300);
        settle(system.api());
    }

    /** One of the three regions of the sample. */
    private Path part(Path sample) throws IOException {
        Path part = Files.createDirectories(folder.resolve("part"));
        for (String file : List.of("codebook.yaml", "cities.csv", "regions.csv", "memberships.csv")) {
            Files.copy(sample.resolve(file), part.resolve(file));
        }
        List<String> rows = Files.readAllLines(sample.resolve("observations.csv"));
        Files.write(
                part.resolve("observations.csv"),
                rows.stream()
                        .filter(row -> row.equals(rows.get(0)) || row.startsWith("5"))
                        .toList());
        return part;
    }

    private Map<String, JsonNode> answers(Api api) throws IOException {
        Map<String, JsonNode> answers = new TreeMap<>();
        String then = "&asOf=2022-06-01T00:00:00Z";
        for (String path : List.of(
                "/api/v1/indicators?territory=CN&subject=region:CYU",
                "/api/v1/indicators?territory=CN&subject=region:CYU" + then,
                "/api/v1/recommendations?territory=CN",
                "/api/v1/observations?territory=CN&city=" + CHENGDU + "&includeHistory=true",
                "/api/v1/changes?territory=CN&from=2020-01-01",
                "/api/v1/territories/CN/regions")) {
            answers.put(path, api.get(path + (path.contains("?") ? "&" : "?") + "limit=1000"));
        }
        for (String path : List.of("/api/v1/subscriptions", "/api/v1/keys", "/api/v1/audit")) {
            HttpResponse<String> answer = api.send("GET", path, "", "");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            answers.put(path, Api.parse(answer.body()));
        }
        answers.put("decided", api.get("/api/v1/recommendations/" + advised));
        return answers;
    }

    private void assertSame(RunningSystem restored, Map<String, JsonNode> before, List<JsonNode> told)
            throws IOException {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() ->
                        assertThat(differences(before, answers(restored.api()))).isEmpty());
        settle(restored.api());
        assertThat(differences(before, answers(restored.api()))).isEmpty();
        assertThat(before.get("/api/v1/subscriptions").get("items")).hasSize(1);
        assertThat(before.get("/api/v1/keys").get("items")).hasSize(1);
        List<String> toldNow = inOrder(restored.api().allEvents("CN"));
        assertThat(toldNow).hasSize(told.size());
        List<String> toldThen = inOrder(told);
        for (int i = 0; i < toldThen.size(); i++) {
            assertThat(toldNow.get(i)).isEqualTo(toldThen.get(i));
        }
    }

    /** By id, without the address of the gateway that tells them. */
    private static List<String> inOrder(List<JsonNode> events) {
        return events.stream()
                .map(event ->
                        event.get("id").asText() + " " + event.get("type") + event.get("subject") + event.get("data"))
                .sorted()
                .toList();
    }

    /** Where answers differ, but for what they say of the moment in which they are given. */
    private static List<String> differences(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        List<String> found = new ArrayList<>();
        before.forEach((path, answer) -> compare(path, answer, after.get(path), found));
        return found.subList(0, Math.min(10, found.size()));
    }

    private static void compare(String at, JsonNode one, JsonNode other, List<String> found) {
        if (other != null
                && one.isContainerNode()
                && one.getNodeType() == other.getNodeType()
                && one.size() == other.size()) {
            if (one.isArray()) {
                for (int i = 0; i < one.size(); i++) {
                    compare(at + " " + i, one.get(i), other.get(i), found);
                }
            } else {
                one.properties().stream()
                        .filter(field -> !MOMENTS.contains(field.getKey()))
                        .forEach(field ->
                                compare(at + " " + field.getKey(), field.getValue(), other.get(field.getKey()), found));
            }
        } else if (!one.equals(other)) {
            found.add(at + ": " + one + " / " + other);
        }
    }

    private void assertCursorsGoOnOrAreToldOfAGap(Api api) throws IOException {
        // since then one decision was made
        JsonNode since = api.get(events(cursor));
        assertThat(since.path("gap").isMissingNode() || since.path("gap").isNull())
                .isTrue();
        assertThat(types(since)).containsExactly("io.secunda.recommendation.decided.v1");
        assertThat(api.get(events(late)).path("gap").path("reason").asText()).isEqualTo("too_new");
    }

    private void assertItGoesOn(RunningSystem restored, WebhookReceiver receiver) throws Exception {
        int delivered = receiver.deliveries().size();
        new Api(restored.url(), officeKey).postGdp(CHENGDU, 2021, 23_002, "2026-02-03");
        await().atMost(PATIENCE).until(() -> receiver.values().size() == 3);
        // the one before the backup may come again, if it says so; no other
        assertThat(receiver.unmarkedRepetitions()).isEmpty();
        assertThat(receiver.deliveries().size()).isLessThanOrEqualTo(delivered + 2);
    }

    private static String events(String after) {
        return "/api/v1/events?territory=CN&limit=1000&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
    }

    private static List<String> types(JsonNode page) {
        List<String> types = new ArrayList<>();
        page.get("items").forEach(event -> types.add(event.get("type").asText()));
        return types;
    }

    /** Where the feed ends. */
    private static String next(Api api, String from) throws IOException {
        String after = from;
        JsonNode page;
        do {
            page = api.get(events(after));
            after = page.get("next").asText();
        } while (!page.get("items").isEmpty());
        return after;
    }

    /** Waits until no event comes for two seconds. */
    private static void settle(Api api) throws IOException {
        String[] at = {next(api, "earliest")};
        Instant[] since = {Instant.now()};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
            String now = next(api, at[0]);
            if (!now.equals(at[0])) {
                at[0] = now;
                since[0] = Instant.now();
            }
            return Duration.between(since[0], Instant.now()).toMillis() > 2_000;
        });
    }

    private String ran(RunningSystem system, String... arguments) throws Exception {
        RunningSystem.Ended ended = system.run(folder, arguments);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output();
    }
}
