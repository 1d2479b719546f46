package io.secunda.gateway.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.secunda.gateway.problems.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;

/** Lets everybody read, and only holders of a key write. */
@ApplicationScoped
class WritesNeedAKey {

    private static final int PRIORITY = 200;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String BEARER = "Bearer ";

    private final AccessKeys keys;

    WritesNeedAKey(AccessKeys keys) {
        this.keys = keys;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (READS.contains(request.method())) {
            context.next();
            return;
        }
        Optional<String> sent = keyOf(request);
        if (sent.filter(keys::allow).isPresent()) {
            context.next();
        } else {
            refuse(context, sent.isPresent());
        }
    }

    private static Optional<String> keyOf(HttpServerRequest request) {
        String own = request.getHeader("X-API-Key");
        if (own != null) {
            return Optional.of(own.strip());
        }
        String standard = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = standard != null && standard.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? Optional.of(standard.substring(BEARER.length()).strip()) : Optional.empty();
    }

    private static void refuse(RoutingContext context, boolean sent) {
        String found = sent ? "The key that was sent gives no access." : "No key was sent.";
        context.response()
                .putHeader("WWW-Authenticate", "Bearer realm=\"secunda\"")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        new Problem(
                        401,
                        "An access key is needed",
                        found
                                + " To write, send a key as header 'X-API-Key: sk_...' or 'Authorization: Bearer sk_...'. "
                                + "The gateway printed one at its first start; the environment variable "
                                + "SECUNDA_ACCESS_ADMIN_KEY sets another when the gateway is started.")
                .send(context.response(), context.normalizedPath());
    }
}
