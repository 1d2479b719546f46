package io.secunda.gateway.forwarding;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** What the gateway itself asks the services. */
@ApplicationScoped
public class ServiceCalls {

    private static final Logger LOG = Logger.getLogger(ServiceCalls.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServicesConfig services;
    private final Instances instances;
    private final HttpClient client;

    ServiceCalls(ServicesConfig services, Instances instances) {
        this.services = services;
        this.instances = instances;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(services.connectTimeout())
                .build();
    }

    /**
     * Asks all services the same, at the same time.
     *
     * @param method GET or POST
     * @param path on the service
     * @return what each answered; nothing for one that did not answer with JSON in time
     */
    public Map<Service, Optional<JsonNode>> askAll(String method, String path) {
        Map<Service, CompletableFuture<Optional<JsonNode>>> asked = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            asked.put(service, ask(service, address(service), method, path));
        }
        Map<Service, Optional<JsonNode>> answers = new EnumMap<>(Service.class);
        asked.forEach((service, answer) -> answers.put(service, answer.join()));
        return answers;
    }

    /** Whether each service says that it is ready; one that does not say so in time is not. */
    public Map<Service, CompletableFuture<Boolean>> ready(Duration patience) {
        Map<Service, CompletableFuture<Boolean>> asked = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            var request = request(service, "/q/health/ready", patience).GET().build();
            asked.put(
                    service,
                    client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                            .thenApply(response -> response.statusCode() == 200)
                            .exceptionally(failure -> false));
        }
        return asked;
    }

    /** Reads the same of every instance of every service, at the same time: what each that answered with JSON told. */
    public Map<Service, List<JsonNode>> askEveryInstance(String path) {
        Map<Service, List<CompletableFuture<Optional<JsonNode>>>> asked = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            asked.put(
                    service,
                    addresses(service).stream()
                            .map(address -> ask(service, address, "GET", path))
                            .toList());
        }
        Map<Service, List<JsonNode>> answers = new EnumMap<>(Service.class);
        asked.forEach((service, each) -> answers.put(
                service, each.stream().flatMap(answer -> answer.join().stream()).toList()));
        return answers;
    }

    /** Over TLS it is the name that an instance shows to be its own. */
    private List<URI> addresses(Service service) {
        URI named = services.of(service);
        return "https".equals(named.getScheme())
                ? List.of(named)
                : instances.of(named.getHost()).stream()
                        .map(host -> at(named, host))
                        .toList();
    }

    private URI address(Service service) {
        return addresses(service).get(0);
    }

    private static URI at(URI named, String host) {
        return host.equals(named.getHost())
                ? named
                : URI.create(named.getScheme() + "://" + (host.contains(":") ? "[" + host + "]" : host)
                        + (named.getPort() < 0 ? "" : ":" + named.getPort()));
    }

    /** What a service answered: status and JSON. */
    public record Answer(int status, JsonNode body) {}

    /**
     * Hands a service some JSON, and waits.
     *
     * @return what it answered, whatever the status; nothing when it did not answer with JSON in time
     */
    public Optional<Answer> post(Service service, String path, byte[] json, Duration patience) {
        return send(
                        service,
                        path,
                        request(service, path, patience)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                                .header("Content-Type", "application/json"))
                .join();
    }

    /** Reads something of a service, and waits; see {@link #get(Service, String)}. */
    public Optional<Answer> get(Service service, String address, Duration patience) {
        return send(service, address, request(service, address, patience).GET()).join();
    }

    /**
     * Reads something of a service.
     *
     * @param address path and query, as they are written in an address
     * @return what it answered, whatever the status; nothing when it did not answer with JSON in time
     */
    public CompletableFuture<Optional<Answer>> get(Service service, String address) {
        return send(service, address, request(service, address, PATIENCE).GET());
    }

    private CompletableFuture<Optional<JsonNode>> ask(Service service, URI at, String method, String path) {
        var request = request(at, path, PATIENCE).method(method, HttpRequest.BodyPublishers.noBody());
        return send(service, path, request)
                .thenApply(told -> told.filter(answer -> answer.status() == 200).map(Answer::body));
    }

    private HttpRequest.Builder request(Service service, String address, Duration patience) {
        return request(address(service), address, patience);
    }

    private static HttpRequest.Builder request(URI at, String address, Duration patience) {
        return HttpRequest.newBuilder(at.resolve(address))
                .header("Accept", "application/json, application/problem+json")
                .timeout(patience);
    }

    private CompletableFuture<Optional<Answer>> send(Service service, String address, HttpRequest.Builder request) {
        HttpRequest ready = request.build();
        return client.sendAsync(ready, HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(response -> Optional.of(new Answer(response.statusCode(), json(response))))
                .exceptionally(failure -> {
                    instances.failed(ready.uri().getHost());
                    LOG.warnf("service does not answer: service=%s path=%s cause=%s", service.id(), address, failure);
                    return Optional.empty();
                });
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return Json.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
