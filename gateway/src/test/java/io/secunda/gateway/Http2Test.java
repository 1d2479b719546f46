package io.secunda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.secunda.testkit.KafkaAndMongo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients that speak HTTP/2 get every answer too, also one that is given before or instead of a service's. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(Http2Test.DyingService.class)
class Http2Test {

    private static final String KEY = "sk_test_of_http2";
    private static final String DECISION = "/api/v1/recommendations/r~region:R/decisions";
    private static final int MANY = 2_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    /** Takes a request and ends its connection, as a process does that is killed. */
    public static final class DyingService implements QuarkusTestResourceLifecycleManager {

        private ServerSocket socket;

        @Override
        public Map<String, String> start() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                int nobody;
                try (var once = new ServerSocket(0)) {
                    nobody = once.getLocalPort();
                }
                var taking = new Thread(this::take);
                taking.setDaemon(true);
                taking.start();
                return Map.of(
                        "secunda.access.admin-key",
                        KEY,
                        "secunda.services.policy",
                        "http://127.0.0.1:" + socket.getLocalPort(),
                        "secunda.services.ingestion",
                        "http://127.0.0.1:" + nobody,
                        "secunda.limits.requests",
                        "1000000");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void take() {
            while (!socket.isClosed()) {
                try (Socket connection = socket.accept()) {
                    // the whole of it: what ends is a request that is on its way, not one that is still being written
                    byte[] read = new byte[4_096];
                    String so = "";
                    while (!so.contains("\r\n\r\n{") && !so.startsWith("GET")) {
                        int length = connection.getInputStream().read(read);
                        if (length < 0) {
                            break;
                        }
                        so += new String(read, 0, length, java.nio.charset.StandardCharsets.US_ASCII);
                    }
                } catch (IOException e) {
                    // the next one
                    continue;
                }
            }
        }

        @Override
        public void stop() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aServiceThatDiesWithARequestIsAnsweredFor() throws Exception {
        HttpResponse<String> answer = post(DECISION, KEY, "{\"decision\":\"accept\",\"who\":\"x\",\"why\":\"y\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("policy-service");
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void aServiceThatIsNotThereIsAnsweredForAgainAndAgainOnOneConnection() throws Exception {
        for (int i = 0; i < MANY; i++) {
            assertThat(post("/api/v1/observations?territory=CN", KEY, "[" + "1,".repeat(100) + "1]")
                            .statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void whoHasNoKeyIsToldSo() throws Exception {
        for (int i = 0; i < 50; i++) {
            HttpResponse<String> answer = post("/api/v1/observations?territory=CN", "sk_unknown", "x".repeat(200_000));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        }
    }

    private HttpResponse<String> post(String path, String key, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("X-API-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
