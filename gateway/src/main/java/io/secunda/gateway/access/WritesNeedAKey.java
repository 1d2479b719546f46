package io.secunda.gateway.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.secunda.gateway.forwarding.Scopes;
import io.secunda.gateway.problems.Problem;
import io.secunda.gateway.problems.UnreadBody;
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
    /** Tells the services whose key was sent. */
    private static final String KEY_OWNER = "X-Secunda-Key-Owner";

    /** Tells the gateway's own resources that it is an administrator's. */
    private static final String KEY_ADMIN = "X-Secunda-Key-Admin";

    private static final String BEARER = "Bearer ";

    private final AccessKeys keys;
    private final OidcTokens tokens;
    private final RateLimits limits;
    private final AuditLog audit;

    WritesNeedAKey(AccessKeys keys, OidcTokens tokens, RateLimits limits, AuditLog audit) {
        this.keys = keys;
        this.tokens = tokens;
        this.limits = limits;
        this.audit = audit;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        // said by the gateway only
        request.headers().remove(KEY_OWNER).remove(KEY_ADMIN);
        boolean read = READS.contains(request.method());
        String scope = read
                ? Scopes.neededToRead(context.normalizedPath()).orElse("")
                : Scopes.needed(request.method().name(), context.normalizedPath());
        if (scope.isEmpty()) {
            context.next();
            return;
        }
        Optional<String> sent = keyOf(request);
        if (sent.filter(tokens::reads).isPresent()) {
            // the body waits until it is known whose it is
            request.pause();
            context.vertx()
                    .executeBlocking(() -> tokens.find(sent.get()), false)
                    .onComplete(found -> {
                        request.resume();
                        admit(context, scope, true, found.succeeded() ? found.result() : Optional.empty());
                    });
        } else {
            admit(context, scope, sent.isPresent(), sent.flatMap(keys::find));
        }
    }

    private void admit(RoutingContext context, String scope, boolean sent, Optional<AccessKey> key) {
        HttpServerRequest request = context.request();
        if (key.isEmpty()) {
            refuse(context, sent);
            return;
        }
        if (!READS.contains(request.method())) {
            String path = context.normalizedPath();
            context.addEndHandler(end -> audit.note(
                    key.get(), request.method().name(), path, context.response().getStatusCode()));
        }
        RateLimits.Grant grant = limits.take(key.get().id());
        context.response().putHeader("RateLimit-Policy", grant.policy()).putHeader("RateLimit", grant.state());
        if (!grant.allowed()) {
            slowDown(context, key.get(), grant);
        } else if (!key.get().allows(scope)) {
            forbid(context, key.get(), scope);
        } else {
            request.headers().set(KEY_OWNER, key.get().name());
            if (key.get().allows("admin")) {
                request.headers().set(KEY_ADMIN, "true");
            }
            context.next();
        }
    }

    private static void slowDown(RoutingContext context, AccessKey key, RateLimits.Grant grant) {
        UnreadBody.of(context.request());
        context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(grant.seconds()));
        new Problem(
                        429,
                        "Too many requests",
                        "The key '" + key.name() + "' may ask " + grant.quota() + " times a minute; ask again in "
                                + grant.seconds() + " s. Many rows fit into one request.")
                .send(context.response(), context.normalizedPath());
    }

    private static void forbid(RoutingContext context, AccessKey key, String scope) {
        UnreadBody.of(context.request());
        new Problem(
                        403,
                        "The key does not allow this",
                        "This needs a key with scope '" + scope + "'; the key '" + key.name() + "' has " + key.scopes()
                                + ".")
                .send(context.response(), context.normalizedPath());
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
        String found = sent ? "The key or token that was sent gives no access." : "No key was sent.";
        UnreadBody.of(context.request());
        context.response()
                .putHeader(
                        "WWW-Authenticate",
                        sent ? "Bearer realm=\"secunda\", error=\"invalid_token\"" : "Bearer realm=\"secunda\"");
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
