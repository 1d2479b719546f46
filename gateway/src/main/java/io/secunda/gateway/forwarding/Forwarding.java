package io.secunda.gateway.forwarding;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Hands requests to the services as they are, and their answers back, streaming both ways. */
@ApplicationScoped
class Forwarding {

    private static final int BEFORE_RESOURCES = -10;
    private static final int MAX_CONNECTIONS = 200;

    private final HttpClient client;
    private final ServicesConfig services;
    private final Instances instances;
    private final Map<Service, HttpProxy> proxies = new EnumMap<>(Service.class);

    Forwarding(Vertx vertx, ServicesConfig services, Instances instances) {
        this.services = services;
        this.instances = instances;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(MAX_CONNECTIONS).setConnectTimeout((int)
                        services.connectTimeout().toMillis()));
        for (Service service : Service.values()) {
            proxies.put(service, proxyTo(service));
        }
    }

    private HttpProxy proxyTo(Service service) {
        RequestOptions target = target(services.of(service));
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> instances
                        .find(target.getHost())
                        .compose(addresses -> connect(context.client(), target, addresses, 0)))
                .addInterceptor(new Handover(service));
    }

    /** Where an instance cannot be reached nothing was sent yet, and the next one will do. */
    private Future<HttpClientRequest> connect(HttpClient to, RequestOptions target, List<String> addresses, int at) {
        var options = new RequestOptions(target);
        String address = addresses.get(at);
        if (addresses.size() > 1) {
            options.setServer(SocketAddress.inetSocketAddress(target.getPort(), address));
        }
        return to.request(options).recover(failure -> {
            instances.failed(address);
            return at + 1 < addresses.size() ? connect(to, target, addresses, at + 1) : Future.failedFuture(failure);
        });
    }

    private RequestOptions target(URI address) {
        boolean tls = "https".equals(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        return new RequestOptions()
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(tls)
                .setIdleTimeout(services.silence().toMillis());
    }

    void register(@Observes Router router) {
        router.route("/api/v1/*").order(BEFORE_RESOURCES).handler(this::forward);
    }

    private void forward(RoutingContext context) {
        HttpMethod method = context.request().method();
        String asked = method.equals(HttpMethod.HEAD) ? "GET" : method.name();
        for (Operation operation : PublicPaths.on(context.normalizedPath())) {
            Service service = operation.service();
            if (service != null && operation.method().equals(asked)) {
                proxyOf(service).handle(context.request());
                return;
            }
        }
        context.next();
    }

    private HttpProxy proxyOf(Service service) {
        return Objects.requireNonNull(proxies.get(service), "every service has a proxy");
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
