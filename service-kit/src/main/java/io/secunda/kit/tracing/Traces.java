package io.secunda.kit.tracing;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Begins spans. The trace is handed on in any case; spans are made and sent to a collector of OpenTelemetry when the
 * environment names one: {@code OTEL_EXPORTER_OTLP_ENDPOINT}, by its standard.
 */
@Singleton
public class Traces {

    /** Hands traces on and collects nothing. */
    public static final Traces NONE = new Traces(null, Clock.systemUTC());

    private static final String TRACE_ID = "traceId";
    private static final String CURRENT = "traceparent";

    private final @Nullable SpanExporter exporter;
    private final Clock clock;

    @Inject
    Traces(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = "otel.exporter.otlp.endpoint") Optional<String> endpoint,
            @ConfigProperty(name = "otel.exporter.otlp.headers") Optional<String> headers,
            @ConfigProperty(name = "otel.sdk.disabled", defaultValue = "false") boolean disabled,
            Clock clock) {
        this(
                disabled || endpoint.filter(url -> !url.isBlank()).isEmpty()
                        ? null
                        : new SpanExporter(service, version, endpoint.get(), headers.orElse("")),
                clock);
    }

    Traces(@Nullable SpanExporter exporter, Clock clock) {
        this.exporter = exporter;
        this.clock = clock;
    }

    /** Whether somebody collects spans. */
    boolean collect() {
        return exporter != null;
    }

    /** Begins a span below a parent, or the first of a trace where there is none. */
    public Span begin(String name, Span.Kind kind, Optional<TraceParent> parent) {
        TraceParent above = parent.orElse(null);
        boolean collected = exporter != null && (above == null || above.sampled());
        TraceParent context = above == null ? TraceParent.begin() : collected ? above.next() : above;
        return new Span(name, kind, above, context, clock.instant(), collected ? exporter : null, clock);
    }

    /** Notes in which trace this request is, for what it leads to and for its lines in the log. */
    public static void enter(TraceParent context) {
        MDC.put(CURRENT, context.toString());
        MDC.put(TRACE_ID, context.traceId());
    }

    /** The request is over. */
    public static void leave() {
        MDC.remove(CURRENT);
        MDC.remove(TRACE_ID);
    }

    /** In which trace this request is, or null. */
    public static @Nullable String current() {
        Object held = MDC.get(CURRENT);
        return held == null ? null : held.toString();
    }

    @PreDestroy
    void close() {
        if (exporter != null) {
            exporter.close();
        }
    }
}
