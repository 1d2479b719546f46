package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.testkit.KafkaAndMongo;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class ImportsTest {

    @TestHTTPResource("/api/v1/")
    URI api;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void anImportIsFollowedFromBeforeItBeginsUntilItIsDone() throws Exception {
        Posted.territory("IMA");
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<HttpResponse<Void>> following = client.sendAsync(
                HttpRequest.newBuilder(api.resolve("imports/long-one/events"))
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(lines)));

        var sent = new PipedInputStream(1 << 20);
        CompletableFuture<HttpResponse<String>> upload = post(sent, "long-one");
        try (var body = new PipedOutputStream(sent)) {
            write(body, Posted.HEADER);
            for (int i = 0; i < 10_000; i++) {
                write(body, "320500,gdp," + (1900 + i % 100) + "," + i + ",CNY,source " + i + ",," + "\n");
            }
            body.flush();
            await().until(() -> lines, told -> told.stream().anyMatch(line -> line.matches(".*\"received\":[1-9].*")));
            when().get("/api/v1/imports/long-one")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("running"))
                    .body("kind", equalTo("observations"))
                    .body("received", greaterThanOrEqualTo(1000));
            given().header("Secunda-Import", "long-one")
                    .contentType("text/csv")
                    .queryParam("territory", "IMA")
                    .body(Posted.HEADER)
                    .post("/api/v1/observations")
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("long-one"));
            write(body, "320500,gdp,1999,x,CNY,s,,\n");
        }
        assertThat(upload.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);

        HttpResponse<Void> stream = following.get(30, TimeUnit.SECONDS);
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(stream.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(lines).anyMatch(line -> line.replace(" ", "").equals("event:progress"));
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        assertThat(filled.get(filled.size() - 2).replace(" ", "")).isEqualTo("event:done");
        assertThat(filled.get(filled.size() - 1))
                .contains("\"received\":10001", "\"accepted\":10000", "\"unchanged\":0", "\"rejected\":1");
        when().get("/api/v1/imports").then().body("id", hasItem("long-one"));
    }

    @Test
    void anImportThatFailsSaysSo() {
        given().header("Secunda-Import", "broken")
                .contentType("text/csv")
                .queryParam("territory", "nowhere")
                .body(Posted.HEADER)
                .post("/api/v1/observations")
                .then()
                .statusCode(400);
        when().get("/api/v1/imports/broken")
                .then()
                .body("state", equalTo("failed"))
                .body("ended", notNullValue());
    }

    @Test
    void whatIsNoNameIsRefusedAndWhatIsNotThereIsMissing() {
        given().header("Secunda-Import", "a b")
                .contentType("text/csv")
                .body(Posted.HEADER)
                .post("/api/v1/flows")
                .then()
                .statusCode(400)
                .body("detail", containsString("Secunda-Import"));
        when().get("/api/v1/imports/never").then().statusCode(404).body("detail", containsString("never"));
    }

    private CompletableFuture<HttpResponse<String>> post(PipedInputStream body, String name) {
        return client.sendAsync(
                HttpRequest.newBuilder(api.resolve("observations?territory=IMA"))
                        .header("Content-Type", "text/csv; charset=UTF-8")
                        .header("Secunda-Import", name)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void write(PipedOutputStream body, String text) throws java.io.IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Collects lines as they come. */
    private record Lines(List<String> lines) implements java.util.concurrent.Flow.Subscriber<String> {

        @Override
        public void onSubscribe(java.util.concurrent.Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            lines.add(line);
        }

        @Override
        public void onError(Throwable failure) {
            lines.add("failed: " + failure);
        }

        @Override
        public void onComplete() {
            // the answer says so
        }
    }
}
