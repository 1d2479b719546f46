package io.secunda.benchmarks.running;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.benchmarks.report.Options;
import io.secunda.events.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The public interface of a running system. */
public final class Api {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final String url;
    private final String key;
    private final HttpClient http;

    public Api(String url, String key) {
        this.url = url;
        this.key = key;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Of {@code --url} and {@code --key}, or of {@code --data}, the folder of a system on this machine. */
    public static Api of(Options options) throws IOException {
        String folder = options.text("--data", "");
        if (folder.isEmpty()) {
            return new Api(options.text("--url", "http://localhost:8080"), options.required("--key"));
        }
        return new Processes(Path.of(folder)).api();
    }

    /** The key in a data folder. */
    static String keyIn(Path folder) throws IOException {
        return Files.readString(folder.resolve("admin.key")).strip();
    }

    /** Where the gateway is. */
    public URI address() {
        return URI.create(url);
    }

    /** An answer's status and body. */
    public record Answer(int status, String body) {

        /** The body, when the status is one of success. */
        public JsonNode json(String what) {
            if (status / 100 != 2) {
                throw new IllegalStateException(what + " was answered " + status + ": " + body);
            }
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(what + " was answered with no JSON: " + body, e);
            }
        }
    }

    /** Reads a resource. */
    public JsonNode get(String path) {
        return send("GET", path, "", "").json("GET " + path);
    }

    /** Whether a resource answers with success. */
    public boolean answers(String path) {
        try {
            return send("GET", path, "", "").status() == 200;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Sends a body, which has to be taken. */
    public JsonNode post(String path, String type, String body) {
        return send("POST", path, type, body).json("POST " + path);
    }

    /** Deletes a resource. */
    public void delete(String path) {
        send("DELETE", path, "", "");
    }

    private Answer send(String method, String path, String type, String body) {
        try {
            return post(method, path, type, body).join();
        } catch (RuntimeException e) {
            throw new IllegalStateException(url + " does not answer " + method + " " + path + ": " + e.getCause(), e);
        }
    }

    /** Sends a body and does not wait. */
    public CompletableFuture<Answer> later(String path, String type, String body) {
        return post("POST", path, type, body);
    }

    private CompletableFuture<Answer> post(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("X-API-Key", key)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), response.body()));
    }

    /** Waits until everything that came in is computed and everything computed is judged and can be read. */
    public void awaitSettled(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (int calm = 0; calm < 2; calm = settled() ? calm + 1 : 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the system has not settled within " + patience.toSeconds() + " s");
            }
            pause(100);
        }
    }

    /** Whether nothing waits; false as well when a part does not answer. */
    public boolean settled() {
        try {
            JsonNode status = get("/api/v1/status");
            return status.at("/metrics-service/recompute/dirty").asInt(1) == 0
                    && status.at("/metrics-service/recompute/lag").asInt(1) == 0
                    && status.at("/policy-service/view/caughtUp").asBoolean();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Waits. */
    public static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
