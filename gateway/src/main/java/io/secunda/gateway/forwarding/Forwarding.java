package io.secunda.gateway.forwarding;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Hands requests to the services as they are, and their answers back, streaming both ways. */
@ApplicationScoped
class Forwarding {

    private static final int BEFORE_RESOURCES = -10;
    private static final int MAX_CONNECTIONS = 200;

    private final HttpClient client;
    private final ServicesConfig services;
    private final Map<Service, HttpProxy> proxies = new EnumMap<>(Service.class);

    Forwarding(Vertx vertx, ServicesConfig services) {
        this.services = services;
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
                .origin(context -> context.client().request(new RequestOptions(target)))
                .addInterceptor(new Handover(service));
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
