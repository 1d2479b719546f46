package io.secunda.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

    private static final String ANSWER =
            "HTTP/1.0 200 OK\r\n\r\n[{\"RepoTags\":[\"apache/kafka:4.1.2\"]},{\"RepoTags\":[\"testcontainers/ryuk:0.14.0\"]}]";

    @TempDir
    Path home;

    @Test
    void nothingIsInTheWayIfAllImagesAreThere() throws Exception {
        try (var engine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answerOnce(engine);
            assertThat(asked(engine).obstacle(List.of("apache/kafka:4.1.2", "testcontainers/ryuk:")))
                    .isEmpty();
        }
    }

    @Test
    void namesTheImageThatIsMissing() throws Exception {
        try (var engine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answerOnce(engine);
            assertThat(asked(engine).obstacle(List.of("apache/kafka:4.1.2", "mongo:8")))
                    .contains("the Docker engine does not have the image mongo:8");
        }
    }

    @Test
    void anEngineThatKeepsSilentCountsAsNone() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(asked(silent).obstacle(List.of("mongo:8"))).contains("no Docker engine answers");
        }
    }

    @Test
    void aSocketThatDoesNotExistCountsAsNone() {
        var engine = new DockerEngine(Map.of("DOCKER_HOST", "unix://" + home.resolve("docker.sock")), home);

        assertThat(engine.obstacle(List.of("mongo:8"))).contains("no Docker engine answers");
    }

    @Test
    void anEngineBehindTlsIsNotAsked() {
        var engine = new DockerEngine(Map.of("DOCKER_HOST", "tcp://localhost:2376", "DOCKER_TLS_VERIFY", "1"), home);

        assertThat(engine.obstacle(List.of("mongo:8"))).contains("no Docker engine");
    }

    private DockerEngine asked(ServerSocket engine) {
        return new DockerEngine(Map.of("DOCKER_HOST", "tcp://localhost:" + engine.getLocalPort()), home);
    }

    private static void answerOnce(ServerSocket engine) {
        var answering = new Thread(() -> {
            try (Socket client = engine.accept()) {
                client.getInputStream().read(new byte[1_024]);
                client.getOutputStream().write(ANSWER.getBytes(UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException("the engine of the test fails", e);
            }
        });
        answering.setDaemon(true);
        answering.start();
    }
}
