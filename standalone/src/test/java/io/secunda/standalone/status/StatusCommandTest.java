package io.secunda.standalone.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import io.secunda.standalone.Screen;
import io.secunda.standalone.StandInGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StatusCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

    private static final String TROUBLED = """
            {"up": false,
             "gateway": {"up": true, "ready": true, "version": "0.1.0", "uptimeSeconds": 7380, "events": {"lag": 0, "live": 1},
               "rates": {"events": 352.4, "deliveries": 2.0},
               "webhooks": {"subscriptions": 3, "failing": ["s1"], "disabled": 1, "queueDepth": 1234, "endpoints": [
                 {"id": "s1", "status": "failing", "failures": 4, "since": "2026-11-28T11:55:00Z", "answer": 503,
                  "nextAttempt": "2026-11-28T12:00:30Z"}]}},
             "ingestion-service": {"up": true, "ready": true, "version": "0.1.0", "uptimeSeconds": 59, "caughtUp": true,
               "views": {"lag": 12, "caughtUp": true}, "inbox": {"lag": 0}, "rates": {"observations": 12.1, "flows": 0.0},
               "ingestion": {"observations": {"accepted": 2138, "unchanged": 3, "rejected": 1, "known": 2138}, "deadLetters": 2},
               "deadLetters": {"secunda.inbox.v1": {"count": 2, "lastReason": "period: 'soon' is no period",
                 "lastService": "ingestion-service", "last": "2026-11-28T10:00:00Z"}},
               "freshness": {"observations": {"CN": {"period": "2022", "recorded": "2026-11-28T11:57:00Z", "sources": {
                 "Yearbook 2021": {"period": "2020", "recorded": "2026-11-28T11:57:00Z"},
                 "Yearbook 2023": {"period": "2022", "recorded": "2026-11-27T12:00:00Z"}}}}}},
             "metrics-service": {"up": true, "ready": false, "version": "0.1.0", "uptimeSeconds": 93600,
               "recompute": {"lag": 0, "dirty": 2856}, "rates": {"indicators": 340}},
             "policy-service": {"up": false, "detail": "The part that keeps rules does not answer just now."}}""";

    private static final String WELL = """
            {"up": true, "gateway": {"up": true, "ready": true, "version": "0.1.0", "uptimeSeconds": 5},
             "policy-service": {"up": true, "ready": true, "stream": {"openRecommendations": 18, "lag": 0}}}""";

    private final Screen screen = new Screen();
    private StandInGateway gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = new StandInGateway();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private int status(String... more) {
        var command = new CommandLine(new StatusCommand(screen.terminal(), CLOCK));
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--url";
        arguments[1] = gateway.url();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return command.execute(arguments);
    }

    @Test
    void tellsWhatRunsHowFarBehindAndWhatIsWrong() {
        gateway.answers("/api/v1/status", TROUBLED);

        assertThat(status()).isEqualTo(1);

        assertThat(screen.text().lines())
                .contains(
                        gateway.url() + "  busy, or not complete",
                        "  gateway            ready      0.1.0     2 h 3 min    events 0",
                        "  ingestion-service  ready      0.1.0     59 s         views 12 · inbox 0",
                        "  metrics-service    NOT READY  0.1.0     1 d 2 h      recompute 0",
                        "  policy-service     DOWN       -         -",
                        "  a second          deliveries 2.0 · events 352.4 · indicators 340.0 · observations 12.1",
                        "  waiting           2,856 recomputations",
                        "  taken in          observations 2,138 new, 3 known, 1 rejected",
                        "  dead letters      secunda.inbox.v1 2, the last one 2 h 0 min ago in ingestion-service: "
                                + "period: 'soon' is no period",
                        "  webhooks          3 subscriptions · 1 failing · 1 disabled · 1,234 records queued",
                        "                    s1 failing since 5 min ago, 4 attempts failed, the last with 503, again in 30 s")
                .containsSequence(
                        "  freshness         CN observations up to 2022, last recorded 3 min ago",
                        "                      Yearbook 2023 up to 2022, last recorded 1 d 0 h ago",
                        "                      Yearbook 2021 up to 2020, last recorded 3 min ago");
    }

    @Test
    void saysSoWhenAllIsWell() {
        gateway.answers("/api/v1/status", WELL);

        assertThat(status()).isZero();

        assertThat(screen.text().lines())
                .contains(
                        gateway.url() + "  everything is up to date",
                        "  a second          nothing moves",
                        "  recommendations   18 open",
                        "  dead letters      none");
    }

    @Test
    void printsTheAnswerAsJsonForPrograms() {
        gateway.answers("/api/v1/status", WELL);

        assertThat(status("--json")).isZero();
        assertThat(screen.text()).contains("\"openRecommendations\" : 18").doesNotContain("a second");
    }

    @Test
    void showsItAgainAndAgainUntilItIsEnded() throws InterruptedException {
        gateway.answers("/api/v1/status", WELL);
        var ended = new AtomicInteger(-1);
        var thread = new Thread(() -> ended.set(status("--watch")));
        thread.start();
        await().until(() -> screen.text().contains("everything is up to date"));

        gateway.answers("/api/v1/status", TROUBLED);
        await().until(() -> screen.text().contains("NOT READY"));
        thread.interrupt();
        thread.join(10_000);

        assertThat(ended.get()).isEqualTo(1);
    }

    @Test
    void whatMovesByItselfIsNoMovement() {
        String quiet = TROUBLED.replace("352.4", "1.0").replace("\"failures\": 4", "\"failures\": 5");

        assertThat(read(quiet).counters()).isEqualTo(read(TROUBLED).counters());
        assertThat(read(TROUBLED.replace("2856", "2855")).counters())
                .isNotEqualTo(read(TROUBLED).counters());
    }

    private static SystemStatus read(String json) {
        return new SystemStatus(Json.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class));
    }
}
