package io.secunda.ingestion.http;

import io.secunda.kit.tracing.Span;
import io.secunda.kit.tracing.TraceParent;
import io.secunda.kit.tracing.Traces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** What a request writes belongs to the trace that the request names. */
@Provider
class TracedRequests implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String SPAN = TracedRequests.class.getName();

    private final Traces traces;

    TracedRequests(Traces traces) {
        this.traces = traces;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<TraceParent> parent = TraceParent.parse(request.getHeaderString(TraceParent.HEADER));
        if (parent.isPresent()) {
            String path = request.getUriInfo().getPath();
            Span span = traces.begin(request.getMethod() + " " + path, Span.Kind.SERVER, parent)
                    .with("http.request.method", request.getMethod())
                    .with("url.path", path);
            request.setProperty(SPAN, span);
            Traces.enter(span.context());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(SPAN) instanceof Span span) {
            span.with("http.response.status_code", String.valueOf(response.getStatus()));
            if (response.getStatus() >= 500) {
                span.failed();
            }
            span.end();
            Traces.leave();
        }
    }
}
