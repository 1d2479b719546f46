package io.secunda.gateway.webhooks;

import io.secunda.events.topic.Envelope;
import io.secunda.kit.net.SafeAddresses;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Sends one request to an endpoint: signed, to the address that was checked, without following anywhere. */
@Singleton
class Sender {

    private static final int MOST_READ = 1_024;
    private static final int MOST_TAKEN = 1_000_000;

    private final Vertx vertx;
    private final HttpClient client;
    private final SafeAddresses addresses;
    private final WebhooksConfig config;
    private final Clock clock;

    Sender(Vertx vertx, SafeAddresses addresses, WebhooksConfig config, Clock clock) {
        this.vertx = vertx;
        this.addresses = addresses;
        this.config = config;
        this.clock = clock;
        int timeout = (int) config.timeout().toMillis();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(config.parallel())
                .setConnectTimeout(timeout)
                .setKeepAlive(true)
                .setKeepAliveTimeout(30)
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(16_384));
    }

    @Produces
    @Singleton
    static SafeAddresses addresses(WebhooksConfig config) {
        return new SafeAddresses(
                config.allowedNetworks().orElse(List.of()), config.ports(), "secunda.webhooks.allowed-networks");
    }

    /** Sends a body, signed; never fails, but answers what went wrong. */
    CompletableFuture<Answer> post(WebhookSubscription to, String id, String body, Map<String, String> more) {
        long timestamp = clock.instant().getEpochSecond();
        String signatures = to.secrets().stream()
                .filter(secret -> secret.signsAt(clock.instant()))
                .map(secret -> secret.sign(id, timestamp, body))
                .collect(Collectors.joining(" "));
        Map<String, String> headers = new TreeMap<>(to.headers());
        headers.put("Content-Type", Envelope.STRUCTURED + ";charset=UTF-8");
        headers.put("User-Agent", "Secunda");
        headers.put("WebHook-Request-Origin", config.origin());
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put("webhook-signature", signatures);
        headers.putAll(more);
        return send(HttpMethod.POST, to.sink(), headers, body);
    }

    /** Asks whether an endpoint wants events, as the CloudEvents handshake has it. */
    CompletableFuture<Answer> ask(URI sink) {
        return send(HttpMethod.OPTIONS, sink, Map.of("WebHook-Request-Origin", config.origin()), "");
    }

    private CompletableFuture<Answer> send(HttpMethod method, URI sink, Map<String, String> headers, String body) {
        var done = new CompletableFuture<Answer>();
        vertx.<InetAddress>executeBlocking(() -> addresses.check(sink), false)
                .compose(address -> client.request(options(method, sink, address)))
                .compose(request -> exchange(request, headers, body))
                .onComplete(result ->
                        done.complete(result.succeeded() ? result.result() : Answer.none(told(result.cause()))));
        return done;
    }

    private RequestOptions options(HttpMethod method, URI sink, InetAddress address) {
        String path = sink.getRawPath() == null || sink.getRawPath().isEmpty() ? "/" : sink.getRawPath();
        return new RequestOptions()
                .setMethod(method)
                // the checked address, while the name is what the certificate has to be for
                .setServer(SocketAddress.inetSocketAddress(SafeAddresses.port(sink), address.getHostAddress()))
                .setHost(SafeAddresses.host(sink))
                .setPort(SafeAddresses.port(sink))
                .setSsl("https".equalsIgnoreCase(sink.getScheme()))
                .setURI(sink.getRawQuery() == null ? path : path + "?" + sink.getRawQuery())
                .setFollowRedirects(false)
                .setTimeout(config.timeout().toMillis());
    }

    private static Future<Answer> exchange(HttpClientRequest request, Map<String, String> headers, String body) {
        headers.forEach(request::putHeader);
        return request.send(Buffer.buffer(body, StandardCharsets.UTF_8.name())).compose(Sender::read);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        var begun = Buffer.buffer();
        var taken = new long[1];
        response.handler(part -> {
            taken[0] += part.length();
            if (begun.length() < MOST_READ) {
                begun.appendBuffer(part, 0, Math.min(part.length(), MOST_READ - begun.length()));
            }
            if (taken[0] > MOST_TAKEN) {
                response.request().reset();
            }
        });
        return response.end()
                // it has answered; what else it says is of no matter
                .otherwiseEmpty()
                .map(end -> new Answer(
                        response.statusCode(),
                        headers(response.headers()),
                        begun.toString(StandardCharsets.UTF_8),
                        null));
    }

    private static Map<String, String> headers(MultiMap headers) {
        Map<String, String> some = new TreeMap<>();
        headers.forEach(entry -> some.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        return some;
    }

    private static String told(Throwable failure) {
        if (failure instanceof SafeAddresses.Forbidden) {
            return "not sent: " + failure.getMessage();
        }
        return Objects.toString(failure.getMessage(), failure.getClass().getSimpleName());
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
