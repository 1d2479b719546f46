package io.secunda.gateway;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.testkit.KafkaAndMongo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
@WithTestResource(FakeServices.class)
class ForwardingTest {

    private static final int MANY = 200_000_000;

    @TestHTTPResource
    URL gateway;

    @Test
    void handsAReadToItsServiceWithItsQuery() {
        FakeServices.secondHalf = new CountDownLatch(0);
        given().urlEncodingEnabled(false)
                .get("/api/v1/indicators?territory=CN&subject=region:YRD")
                .then()
                .statusCode(200)
                .body(equalTo("first half,second half"));
        assertThat(FakeServices.ASKED).contains("GET /api/v1/indicators?territory=CN&subject=region:YRD");
    }

    @Test
    void aWriteIsInTheTraceThatItNamesElseInANewOne() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        post("traceparent", trace);
        assertThat(FakeServices.traceparent).isEqualTo(trace);
        post("ce-traceparent", trace);
        assertThat(FakeServices.traceparent).isEqualTo(trace);

        post("traceparent", "nothing of the kind");
        String made = FakeServices.traceparent;
        assertThat(made).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        post("X-Other", "1");
        assertThat(FakeServices.traceparent)
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .isNotEqualTo(made);
    }

    private static void post(String header, String value) {
        given().header("X-API-Key", FakeServices.KEY)
                .header(header, value)
                .body("x")
                .post("/api/v1/observations")
                .then()
                .statusCode(200);
    }

    @Test
    void whoHasTheAnswerIsToldSo() {
        FakeServices.secondHalf = new CountDownLatch(0);
        given().header("If-None-Match", "\"7\"")
                .get("/api/v1/indicators.jsonstat?territory=CN")
                .then()
                .statusCode(304)
                .header("ETag", "W/\"7\"")
                .body(equalTo(""));
        given().header("If-None-Match", "\"6\"")
                .get("/api/v1/indicators.jsonstat?territory=CN")
                .then()
                .statusCode(200)
                .body(equalTo("first half,second half"));
    }

    @Test
    void aStrongTagStandsForTheBytesThatAreSent() throws Exception {
        FakeServices.secondHalf = new CountDownLatch(0);
        HttpResponse<byte[]> plain = tagged("/api/v1/indicators", null, null);
        assertThat(plain.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().allValues("Vary")).anyMatch(vary -> vary.equalsIgnoreCase("Accept-Encoding"));

        HttpResponse<byte[]> packed = tagged("/api/v1/indicators", "gzip", null);
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("ETag")).contains("W/\"7\"");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
        }
        for (String known : List.of("\"7\"", "W/\"7\"")) {
            HttpResponse<byte[]> unchanged = tagged("/api/v1/indicators", "gzip", known);
            assertThat(unchanged.statusCode()).isEqualTo(304);
            assertThat(unchanged.headers().firstValue("ETag")).contains("W/\"7\"");
            assertThat(tagged("/api/v1/indicators", null, known).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void whatIsPackedAlreadyIsNotPackedAgain() throws Exception {
        FakeServices.secondHalf = new CountDownLatch(0);
        HttpResponse<byte[]> file = tagged("/api/v1/indicators.parquet", "gzip", null);

        assertThat(file.body()).asString(StandardCharsets.UTF_8).isEqualTo("first half,second half");
        assertThat(file.headers().firstValue("ETag")).contains("\"7\"");
    }

    private HttpResponse<byte[]> tagged(String path, String encoding, String known) throws Exception {
        var request = HttpRequest.newBuilder(at(path).toURI());
        if (encoding != null) {
            request.header("Accept-Encoding", encoding);
        }
        if (known != null) {
            request.header("If-None-Match", known);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void passesAnAnswerOnWhileTheServiceIsStillWriting() throws Exception {
        FakeServices.secondHalf = new CountDownLatch(1);
        var connection = (HttpURLConnection) at("/api/v1/indicators").openConnection();
        try (InputStream body = connection.getInputStream()) {
            assertThat(new String(body.readNBytes(11), StandardCharsets.UTF_8)).isEqualTo("first half,");
            FakeServices.secondHalf.countDown();
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("second half");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "application/", "/json", "application/json/csv", "; charset=utf-8"})
    void aBodyOfNoMediaTypeIsTurnedAway(String type) throws Exception {
        FakeServices.ASKED.clear();
        var request = HttpRequest.newBuilder(at("/api/v1/observations").toURI())
                .header("Content-Type", type)
                .header("X-API-Key", FakeServices.KEY)
                .POST(HttpRequest.BodyPublishers.ofString("[]"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("Content-Type");
        assertThat(FakeServices.ASKED).isEmpty();
    }

    @Test
    void passesABodyOnWhileTheClientIsStillWriting() throws Exception {
        HttpURLConnection connection = post("/api/v1/observations?territory=CN");
        try (OutputStream body = connection.getOutputStream()) {
            body.write(new byte[100_000]);
            body.flush();
            await().until(() -> FakeServices.ARRIVED.get() >= 100_000);
            body.write(new byte[1]);
        }
        assertThat(read(connection)).isEqualTo("{\"received\":100001}");
    }

    @Test
    void passesALargeBodyOnWithoutHoldingIt() throws Exception {
        HttpURLConnection connection = post("/api/v1/observations?territory=CN");
        try (OutputStream body = connection.getOutputStream()) {
            byte[] chunk = new byte[1_000_000];
            for (int sent = 0; sent < MANY; sent += chunk.length) {
                body.write(chunk);
            }
        }
        assertThat(read(connection)).isEqualTo("{\"received\":" + MANY + "}");
    }

    @Test
    void keepsTheKeyFromTheServices() {
        given().header("X-API-Key", FakeServices.KEY)
                .header("X-Other", "1")
                .header("X-Secunda-Key-Owner", "somebody else")
                .body("x")
                .post("/api/v1/observations")
                .then()
                .statusCode(200);
        assertThat(FakeServices.HEADERS)
                .anyMatch("X-other"::equalsIgnoreCase)
                .noneMatch("X-api-key"::equalsIgnoreCase)
                .noneMatch("Authorization"::equalsIgnoreCase);
        assertThat(FakeServices.owner).isEqualTo("admin");
    }

    @Test
    void saysWhichPartDoesNotAnswer() {
        when().get("/api/v1/recommendations")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("service", equalTo("policy-service"))
                .body("detail", containsString("recommendations"))
                .body("detail", containsString("as soon as the part is back"));
    }

    @Test
    void knowsNoPathButThePublicOnes() {
        FakeServices.ASKED.clear();
        for (String path : new String[] {
            "/internal/status",
            "/api/v1/internal",
            "/api/v1/../../internal/status",
            "/q/openapi",
            "/api/v1/territories/CN/secret"
        }) {
            when().get(at(path))
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("available", hasItem("GET /api/v1/indicators"));
        }
        assertThat(FakeServices.ASKED).isEmpty();
    }

    @Test
    void doesNotFollowDotsOutOfTheApi() throws Exception {
        FakeServices.ASKED.clear();
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v1/territories/..%2f..%2f..%2finternal/status HTTP/1.0\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.0 404");
        }
        assertThat(FakeServices.ASKED).isEmpty();
    }

    @Test
    void saysWhichMethodsAPathHas() {
        given().header("X-API-Key", FakeServices.KEY)
                .delete("/api/v1/observations")
                .then()
                .statusCode(405)
                .header("Allow", "GET, POST")
                .contentType("application/problem+json");
    }

    private URL at(String path) throws RuntimeException {
        try {
            return URI.create(gateway.toString().replaceAll("/$", "") + path).toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpURLConnection post(String path) throws Exception {
        var connection = (HttpURLConnection) at(path).openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(16_384);
        connection.setRequestProperty("Authorization", "Bearer " + FakeServices.KEY);
        return connection;
    }

    private static String read(HttpURLConnection connection) throws Exception {
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
