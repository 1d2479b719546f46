package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** The public interface, as a stranger's program would use it. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String url;
    private final String key;

    Api(String url, String key) {
        this.url = url;
        this.key = key;
    }

    boolean ready() {
        try {
            return request("/q/health/ready").statusCode() == 200
                    && request("/api/v1/indicators?territory=CN&limit=1").statusCode() == 200
                    && request("/api/v1/recommendations?territory=CN&limit=1").statusCode() == 200
                    && request("/api/v1/observations?territory=CN&limit=1").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    JsonNode get(String path) throws IOException {
        HttpResponse<String> response = request(path);
        assertThat(response.statusCode())
                .as("GET %s: %s", path, response.body())
                .isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** All items of a collection, page by page. */
    List<JsonNode> all(String path) throws IOException {
        return all(path, "");
    }

    /** Every event of a territory that was ever told. */
    List<JsonNode> allEvents(String territory) throws IOException {
        return all("/api/v1/events?territory=" + territory, "&after=earliest");
    }

    private List<JsonNode> all(String path, String first) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        String after = first;
        do {
            JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=1000" + after);
            page.get("items").forEach(items::add);
            JsonNode next = page.path("next");
            // the feed of events always says where to go on, since more may come
            after = next.isTextual() && !page.get("items").isEmpty()
                    ? "&after=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8)
                    : "";
        } while (!after.isEmpty());
        return items;
    }

    /** Posts one observation of the gross domestic product, and returns the report. */
    JsonNode postGdp(String city, int year, double hundredMillion, String released) throws IOException {
        String row = JSON.createObjectNode()
                .put("city_code", city)
                .put("variable", "gdp")
                .put("period", String.valueOf(year))
                .put("value", hundredMillion)
                .put("unit", "100 million yuan")
                .put("source", "system test")
                .put("released", released)
                .toString();
        HttpRequest post = HttpRequest.newBuilder(URI.create(url + "/api/v1/observations?territory=CN"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(row))
                .build();
        HttpResponse<String> response = send(post, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** Has events of a type sent to an address, and returns the id of the subscription. */
    String subscribe(String sink, String type) throws IOException {
        String body = JSON.createObjectNode()
                .put("sink", sink)
                .set("types", JSON.createArrayNode().add(type))
                .toString();
        HttpRequest post = HttpRequest.newBuilder(URI.create(url + "/api/v1/subscriptions"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = send(post, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return JSON.readTree(response.body()).get("id").asText();
    }

    /** Whether a subscription's endpoint has consented and gets events. */
    boolean isActive(String subscription) throws IOException {
        HttpRequest get = HttpRequest.newBuilder(URI.create(url + "/api/v1/subscriptions/" + subscription))
                .header("X-API-Key", key)
                .timeout(Duration.ofSeconds(30))
                .build();
        String body = send(get, HttpResponse.BodyHandlers.ofString()).body();
        return JSON.readTree(body).path("state").path("status").asText().equals("active");
    }

    /** Posts a scenario, and returns what would move. */
    JsonNode postScenario(String scenario) throws IOException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(url + "/api/v1/scenarios"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(scenario))
                .build();
        HttpResponse<String> response = send(post, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(response.headers().firstValue("Secunda-Exercise")).contains("true");
        return JSON.readTree(response.body());
    }

    /** Sends any request; one without a body has no {@code type}. */
    HttpResponse<String> send(String method, String address, String type, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + address))
                .header("Accept", "application/json, */*;q=0.5")
                .header("X-API-Key", key)
                .timeout(Duration.ofSeconds(60));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        request.method(
                method,
                body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        return send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts a table in a trace. */
    HttpResponse<String> postTraced(String address, String csv, String traceparent) throws IOException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(url + address))
                .header("Content-Type", "text/csv")
                .header("X-API-Key", key)
                .header("traceparent", traceparent)
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(csv, StandardCharsets.UTF_8))
                .build();
        return send(post, HttpResponse.BodyHandlers.ofString());
    }

    /** Opens the stream of events. Each element of the queue is one event's data. */
    LinkedBlockingQueue<JsonNode> events(String query) throws IOException {
        var events = new LinkedBlockingQueue<JsonNode>();
        HttpRequest get = HttpRequest.newBuilder(URI.create(url + "/api/v1/events?" + query))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> response = send(get, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        var reader = new Thread(() -> read(response.body(), events));
        reader.setDaemon(true);
        reader.start();
        return events;
    }

    /** Takes events until the stream ends, which a killed gateway does in mid-line. */
    private static void read(Stream<String> lines, LinkedBlockingQueue<JsonNode> events) {
        try (lines) {
            lines.filter(line -> line.startsWith("data:")).forEach(line -> events.add(parse(line.substring(5))));
        } catch (UncheckedIOException e) {
            // the connection is gone; what was told before it is in the queue
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    private HttpResponse<String> request(String path) throws IOException {
        HttpRequest get = HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(60))
                .build();
        return send(get, HttpResponse.BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        try {
            return HTTP.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
