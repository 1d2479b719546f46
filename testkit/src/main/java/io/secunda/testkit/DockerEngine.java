package io.secunda.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Asks the Docker engine of this machine which images it has.
 *
 * <p>One request over its socket, a few milliseconds. Testcontainers would rather fetch an image than say that it is
 * missing, and tries for minutes where there is no network.
 */
final class DockerEngine {

    private static final int PATIENCE_SECONDS = 3;
    // an answer of HTTP 1.0 is not cut into chunks and ends with the connection
    private static final String REQUEST = "GET /images/json HTTP/1.0\r\nHost: docker\r\n\r\n";

    private final Map<String, String> environment;
    private final Path home;

    DockerEngine(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    static DockerEngine ofThisMachine() {
        return new DockerEngine(System.getenv(), Path.of(System.getProperty("user.home", "")));
    }

    /** Why containers of these images cannot be started at once; empty if they can. */
    Optional<String> obstacle(List<String> images) {
        Optional<SocketAddress> address = address();
        if (address.isEmpty()) {
            return Optional.of("no Docker engine");
        }
        Optional<String> answer = ask(address.get());
        if (answer.isEmpty()) {
            return Optional.of("no Docker engine answers");
        }
        return images.stream()
                .filter(image -> !answer.get().contains('"' + image))
                .findFirst()
                .map(image -> "the Docker engine does not have the image " + image);
    }

    private Optional<SocketAddress> address() {
        String host = environment.get("DOCKER_HOST");
        if (host != null) {
            return named(URI.create(host));
        }
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        home.resolve(".docker/run/docker.sock"),
                        home.resolve(".docker/desktop/docker.sock"),
                        Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/run"), "docker.sock"))
                .filter(Files::exists)
                .findFirst()
                .map(UnixDomainSocketAddress::of);
    }

    /** Engines behind TLS or SSH are left to those who ask for containers expressly. */
    private Optional<SocketAddress> named(URI host) {
        if ("unix".equals(host.getScheme())) {
            return Optional.of(UnixDomainSocketAddress.of(host.getPath()));
        }
        if ("tcp".equals(host.getScheme()) && !environment.containsKey("DOCKER_TLS_VERIFY")) {
            return Optional.of(new InetSocketAddress(host.getHost(), host.getPort()));
        }
        return Optional.empty();
    }

    private static Optional<String> ask(SocketAddress address) {
        var answer = new CompletableFuture<String>();
        var asking = new Thread(() -> exchange(address, answer), "docker-images");
        asking.setDaemon(true);
        asking.start();
        try {
            return Optional.of(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            asking.interrupt();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void exchange(SocketAddress address, CompletableFuture<String> answer) {
        try (SocketChannel channel = SocketChannel.open(address)) {
            OutputStream request = Channels.newOutputStream(channel);
            InputStream response = Channels.newInputStream(channel);
            request.write(REQUEST.getBytes(UTF_8));
            answer.complete(new String(response.readAllBytes(), UTF_8));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
