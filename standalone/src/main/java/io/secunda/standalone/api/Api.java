package io.secunda.standalone.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import io.secunda.standalone.processes.LocalSystem;
import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The public API of a running system. Requests are repeated while it does not answer: all of them may come twice. */
public final class Api {

    private static final String ROOT = "/api/v1";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Set<Integer> COME_BACK_LATER = Set.of(429, 502, 503, 504);
    private static final int MAX_PAGES = 1_000;

    private final URI url;
    private final @Nullable String key;
    private final Patience patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Api(URI url, @Nullable String key) {
        this(url, key, Patience.OF_A_USER);
    }

    /**
     * @param url address without a path
     * @param key API key, or null to go without
     * @param patience how long to try again
     */
    public Api(URI url, @Nullable String key, Patience patience) {
        this.url = url;
        this.key = key;
        this.patience = patience;
    }

    /** That of the system which this process runs. */
    public static Api of(LocalSystem system) {
        return new Api(URI.create(system.url()), system.key());
    }

    /**
     * How often a request is repeated.
     *
     * @param tries attempts altogether
     * @param firstPause before the second attempt; doubled each time
     */
    public record Patience(int tries, Duration firstPause) {

        /** About half a minute. */
        public static final Patience OF_A_USER = new Patience(8, Duration.ofMillis(250));

        Duration pause(int attempt) {
            return firstPause.multipliedBy(1L << Math.min(attempt, 5));
        }
    }

    /** Address of the system. */
    public URI url() {
        return url;
    }

    /** A name and value in the query of an address. */
    public static String parameter(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /**
     * Reads a resource as JSON.
     *
     * @param path below {@code /api/v1}, with query
     * @throws UserError if there is no answer, or a refusal
     */
    public JsonNode get(String path) {
        return json(send(request(path).GET().build()));
    }

    /** Reads all items of a collection, page by page. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        String next = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            JsonNode answer = get(path + next);
            answer.path("items").forEach(items::add);
            String cursor = answer.path("next").asText("");
            if (cursor.isEmpty() || cursor.equals("null")) {
                break;
            }
            next = (path.contains("?") ? "&" : "?") + parameter("after", cursor);
        }
        return items;
    }

    /** Sends a body and reads the answer as JSON. */
    public JsonNode post(String path, String contentType, byte[] body) {
        HttpRequest request = request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return json(send(request));
    }

    /** Begins a request, with the key. */
    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + ROOT + path))
                .timeout(ANSWER)
                .header("Accept", "application/json");
        if (key != null) {
            request.header("X-API-Key", key);
        }
        return request;
    }

    /** Begins a request for a stream of events, which has no end and so no time limit. */
    public HttpResponse<java.io.InputStream> stream(String path, @Nullable String after)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + ROOT + path)).header("Accept", "text/event-stream");
        if (key != null) {
            request.header("X-API-Key", key);
        }
        if (after != null) {
            request.header("Last-Event-ID", after);
        }
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        String trouble = "";
        for (int attempt = 0; attempt < patience.tries(); attempt++) {
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                if (!COME_BACK_LATER.contains(response.statusCode())) {
                    return response;
                }
                trouble = "status " + response.statusCode() + detail(response);
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage() == null ? "connection refused" : e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw UserError.failed("interrupted");
            }
            sleep(patience.pause(attempt));
        }
        throw UserError.failed("no answer from " + url + " (" + trouble
                + "): check that it runs (./secunda status), then do the same again; what was taken in stays");
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.failed("interrupted");
        }
    }

    private JsonNode json(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw UserError.failed("the API key is " + (key == null ? "missing" : "not accepted") + " at " + url
                    + detail(response) + ": give the right one with --key, or the data folder that has it with --data");
        }
        if (status >= 400) {
            throw new Refusal(status, path(response) + " was refused with status " + status + detail(response));
        }
        try {
            return Json.mapper().readTree(response.body());
        } catch (IOException e) {
            throw UserError.failed(path(response) + " at " + url + " does not answer with JSON: is it Secunda?");
        }
    }

    /** A request that the system understood and turned down. */
    public static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refusal(int status, String message) {
            super(message);
            this.status = status;
        }

        /** HTTP status. */
        public int status() {
            return status;
        }

        /** The same, for the user. */
        public UserError toUserError() {
            return UserError.failed(String.valueOf(getMessage()));
        }
    }

    private static String path(HttpResponse<?> response) {
        return response.request().method() + " " + response.uri().getPath();
    }

    /** What an RFC 9457 problem says of itself, with the single errors it lists. */
    private static String detail(HttpResponse<byte[]> response) {
        try {
            JsonNode problem = Json.mapper().readTree(response.body());
            String said = problem.path("detail").asText(problem.path("title").asText(""));
            String single = java.util.stream.StreamSupport.stream(
                            problem.path("errors").spliterator(), false)
                    .map(error ->
                            error.path("detail").asText(error.path("reason").asText("")))
                    .filter(text -> !text.isEmpty())
                    .limit(3)
                    .collect(Collectors.joining("; "));
            String all = single.isEmpty() ? said : said + " (" + single + ")";
            return all.isBlank() ? "" : ": " + all;
        } catch (JsonProcessingException e) {
            return "";
        } catch (IOException e) {
            return "";
        }
    }
}
