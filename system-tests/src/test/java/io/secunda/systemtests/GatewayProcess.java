package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A gateway alone, as a process of its own. */
final class GatewayProcess implements AutoCloseable {

    static final String KEY = "sk_test_of_gateways";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path JAR =
            Path.of("../gateway/target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    private final int port;
    private final Path output;
    private final Process process;

    /**
     * Starts one.
     *
     * @param folder where its output goes
     * @param more settings, as environment variables
     */
    GatewayProcess(String bootstrapServers, Path folder, Map<String, String> more) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        output = folder.resolve("gateway-" + port + ".out");
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.port=" + port,
                        "-Dkafka.bootstrap.servers=" + bootstrapServers,
                        "-jar",
                        JAR.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("SECUNDA_ACCESS_ADMIN_KEY", KEY);
        // the receivers of webhooks are on this machine
        builder.environment().put("SECUNDA_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8");
        builder.environment().putAll(more);
        process = builder.start();
    }

    void awaitReady() {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    assertThat(process.isAlive())
                            .as("gateway runs: %s", Files.readString(output))
                            .isTrue();
                    return ask("GET", "/q/health/ready", "").statusCode() == 200;
                });
    }

    HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("X-API-Key", KEY)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(30))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Asks for something that is there. */
    JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    /** For how many subscriptions it sends. */
    int sendingHere() throws IOException, InterruptedException {
        return json("GET", "/api/v1/status", "")
                .path("gateway")
                .path("webhooks")
                .path("sendingHere")
                .asInt(-1);
    }

    /** With SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
