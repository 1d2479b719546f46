package io.secunda.gateway.webhooks;

import io.secunda.kit.tracing.Span;
import io.secunda.kit.tracing.TraceParent;
import io.secunda.kit.tracing.Traces;
import java.util.Map;
import java.util.Optional;

/** An attempt as a step of the trace that led to its event. */
final class DeliverySpan {

    private DeliverySpan() {}

    /**
     * Begins it, and tells the endpoint by a header. An event that is in no trace gets no new one.
     *
     * @param headers of the request
     */
    static Optional<Span> begin(Traces traces, WebhookSubscription to, Flight flight, Map<String, String> headers) {
        Optional<TraceParent> parent = TraceParent.parse(flight.event.attribute(TraceParent.HEADER));
        if (parent.isEmpty()) {
            return Optional.empty();
        }
        Span span = traces.begin("deliver", Span.Kind.CLIENT, parent)
                .with("secunda.subscription", to.id())
                .with("secunda.event", flight.event.id())
                .with("secunda.attempt", String.valueOf(flight.attempts));
        headers.put(TraceParent.HEADER, span.context().toString());
        return Optional.of(span);
    }

    static void end(Span span, Answer answer) {
        Integer status = answer.status();
        if (status != null) {
            span.with("http.response.status_code", status.toString());
        }
        if (!answer.isTaken()) {
            span.failed();
        }
        span.end();
    }
}
