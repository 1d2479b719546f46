package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.testkit.KafkaAndMongo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that takes connections and requests, and says nothing. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(SilentServiceTest.Silence.class)
class SilentServiceTest {

    private static final String KEY = "sk_test_of_silence";
    private static final Duration LONGEST_SILENCE = Duration.ofMillis(700);

    /** A port on which the operating system takes connections, and nobody reads them. */
    public static final class Silence implements QuarkusTestResourceLifecycleManager {

        private ServerSocket socket;

        @Override
        public Map<String, String> start() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                return Map.of(
                        "secunda.access.admin-key",
                        KEY,
                        "secunda.services.policy",
                        "http://127.0.0.1:" + socket.getLocalPort(),
                        "secunda.services.silence",
                        LONGEST_SILENCE.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
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
    void aReadOfAServiceThatSaysNothingEndsWith504() {
        Instant asked = Instant.now();
        when().get("/api/v1/recommendations?territory=CN")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .header("Cache-Control", "no-store")
                .body("status", equalTo(504))
                .body("service", equalTo("policy-service"))
                .body("detail", containsString("said nothing"));
        assertThat(Duration.between(asked, Instant.now())).isBetween(LONGEST_SILENCE, Duration.ofSeconds(10));
    }

    @Test
    void soDoesAWriteOfWhichNobodyKnowsWhatBecame() {
        given().header("X-API-Key", KEY)
                .contentType("application/json")
                .body("{\"decision\":\"accept\",\"who\":\"x\",\"why\":\"y\"}")
                .post("/api/v1/recommendations/r~region:R/decisions")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("detail", containsString("may have been taken in"));
    }
}
