package io.secunda.gateway.forwarding;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.secunda.kit.tracing.Span;
import io.secunda.kit.tracing.TraceParent;
import io.secunda.kit.tracing.Traces;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is written belongs to a trace: the one that the request names by the header {@code traceparent}, or as a CloudEvent by
 * {@code ce-traceparent}, else to a new one. Whoever reads names one or is in none.
 */
@ApplicationScoped
class TracedRequests {

    /** Before everything that may answer, so that its answer is in the trace. */
    private static final int PRIORITY = 260;

    private static final Set<HttpMethod> WRITES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

    private final Traces traces;

    TracedRequests(Traces traces) {
        this.traces = traces;
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, PRIORITY);
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<TraceParent> named = TraceParent.parse(request.getHeader(TraceParent.HEADER))
                .or(() -> TraceParent.parse(request.getHeader("ce-" + TraceParent.HEADER)));
        if (named.isEmpty() && !WRITES.contains(request.method())) {
            context.next();
            return;
        }
        List<Operation> asked = PublicPaths.on(context.normalizedPath());
        String path = asked.isEmpty() ? "(none)" : asked.get(0).path();
        Span span = traces.begin(request.method() + " " + path, Span.Kind.SERVER, named)
                .with("http.request.method", request.method().name())
                .with("http.route", path);
        request.headers().set(TraceParent.HEADER, span.context().toString());
        Traces.enter(span.context());
        context.addEndHandler(ended -> {
            int status = context.response().getStatusCode();
            span.with("http.response.status_code", String.valueOf(status));
            if (status >= 500) {
                span.failed();
            }
            span.end();
        });
        context.next();
    }
}
