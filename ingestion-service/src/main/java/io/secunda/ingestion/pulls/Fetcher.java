package io.secunda.ingestion.pulls;

import io.secunda.ingestion.intake.IntakeConfig;
import io.secunda.kit.net.SafeAddresses;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Fetches one file: from the address that was checked, without following anywhere, and no more than may be taken in. */
@ApplicationScoped
class Fetcher {

    private final Vertx vertx;
    private final PullConfig config;
    private final long mostBytes;
    private final SafeAddresses addresses;
    private final HttpClient client;

    Fetcher(Vertx vertx, PullConfig config, IntakeConfig intake) {
        this.vertx = vertx;
        this.config = config;
        this.mostBytes = intake.maxBodySize().asLongValue();
        this.addresses = new SafeAddresses(
                config.allowedNetworks().orElse(List.of()), config.ports(), "secunda.ingestion.pull.allowed-networks");
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) config.timeout().toMillis())
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(16_384));
    }

    /**
     * What a server said.
     *
     * @param status its HTTP status
     * @param retryAfter as it said it, or null
     */
    record Fetched(
            int status,
            @Nullable String contentType,
            @Nullable String contentEncoding,
            Version version,
            @Nullable String retryAfter) {

        private static final Duration LONGEST = Duration.ofDays(1);

        /** How long the server wants to be left alone, at most a day; nothing where it does not say it in seconds. */
        Duration patience() {
            if (retryAfter == null || !retryAfter.strip().matches("[0-9]{1,9}")) {
                return Duration.ZERO;
            }
            Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
            return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
        }
    }

    /** Which state of a file this is, as its server calls it; nothing where it says nothing. */
    record Version(@Nullable String tag, @Nullable String modified) {
        static final Version UNKNOWN = new Version(null, null);
    }

    /**
     * Fetches what is there, unless it is what is known.
     *
     * @param into the file to write, when the status is 200
     * @throws IOException when the address may not be called, or nothing was answered to its end; says why
     */
    Fetched fetch(URI url, Version known, Path into) throws IOException {
        try {
            InetAddress address = addresses.check(url);
            return client.request(options(url, address))
                    .compose(request -> exchange(request, known, into))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (SafeAddresses.Forbidden e) {
            throw new IOException(e.getMessage(), e);
        } catch (ExecutionException e) {
            String cause = String.valueOf(e.getCause());
            throw new IOException(
                    e.getCause() == null ? cause : Objects.toString(e.getCause().getMessage(), cause), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("was interrupted", e);
        }
    }

    private RequestOptions options(URI url, InetAddress address) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                // the checked address, while the name is what the certificate has to be for
                .setServer(SocketAddress.inetSocketAddress(SafeAddresses.port(url), address.getHostAddress()))
                .setHost(SafeAddresses.host(url))
                .setPort(SafeAddresses.port(url))
                .setSsl("https".equalsIgnoreCase(url.getScheme()))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setFollowRedirects(false)
                .setIdleTimeout(config.timeout().toMillis());
    }

    private Future<Fetched> exchange(HttpClientRequest request, Version known, Path into) {
        request.putHeader("User-Agent", "Secunda");
        if (known.tag() != null) {
            request.putHeader("If-None-Match", known.tag());
        }
        if (known.modified() != null) {
            request.putHeader("If-Modified-Since", known.modified());
        }
        return request.send().compose(response -> {
            var fetched = new Fetched(
                    response.statusCode(),
                    response.getHeader("Content-Type"),
                    response.getHeader("Content-Encoding"),
                    new Version(response.getHeader("ETag"), response.getHeader("Last-Modified")),
                    response.getHeader("Retry-After"));
            if (response.statusCode() != 200) {
                // what else it says is of no matter
                response.exceptionHandler(reset -> {});
                request.reset();
                return Future.succeededFuture(fetched);
            }
            response.pause();
            return vertx.fileSystem()
                    .open(into.toString(), new OpenOptions().setTruncateExisting(true))
                    .compose(file -> keep(request, response, file))
                    .map(fetched);
        });
    }

    /** Writes what comes to the file, as fast as it can be written. */
    private Future<Void> keep(HttpClientRequest request, HttpClientResponse response, AsyncFile file) {
        Promise<Void> kept = Promise.promise();
        var taken = new long[1];
        var written = new AtomicReference<>(Future.<Void>succeededFuture());
        response.handler(part -> {
            taken[0] += part.length();
            if (taken[0] > mostBytes) {
                kept.tryFail(new IOException("is larger than " + mostBytes + " bytes"));
                request.reset();
                return;
            }
            written.set(file.write(part).onFailure(kept::tryFail));
            if (file.writeQueueFull()) {
                response.pause();
                file.drainHandler(drained -> response.resume());
            }
        });
        response.exceptionHandler(kept::tryFail);
        response.endHandler(end -> written.get().onSuccess(kept::tryComplete));
        response.resume();
        return kept.future()
                .transform(end -> file.close()
                        .compose(closed -> end.succeeded()
                                ? Future.<Void>succeededFuture()
                                : Future.<Void>failedFuture(end.cause())));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
