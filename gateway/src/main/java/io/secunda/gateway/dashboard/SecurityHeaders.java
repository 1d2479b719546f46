package io.secunda.gateway.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells browsers to load nothing from elsewhere and to show these pages in no frame. */
@ApplicationScoped
class SecurityHeaders {

    private static final int PRIORITY = 250;
    private static final String ONLY_OURS = "default-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'; object-src 'none'; img-src 'self' data:";

    /** The pages of Swagger UI carry scripts and styles in themselves. */
    private static final String DOCS =
            ONLY_OURS + "; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'";

    /** A brief has a stricter policy of its own, which names the style in it. */
    private static final String BRIEF = "/api/v1/territories/[^/]+/regions/[^/]+/brief(\\.html)?";

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, PRIORITY);
    }

    private static void add(RoutingContext context) {
        boolean docs = context.normalizedPath().startsWith("/docs");
        MultiMap headers = context.response().headers();
        if (!context.normalizedPath().matches(BRIEF)) {
            headers.set("Content-Security-Policy", docs ? DOCS : ONLY_OURS);
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        context.next();
    }
}
