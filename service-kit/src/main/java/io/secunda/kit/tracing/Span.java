package io.secunda.kit.tracing;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that takes its time within a trace. Where nobody collects spans it does nothing but hand the trace on. */
public final class Span {

    /** What a span is to those before and behind it, by the numbers of OTLP. */
    public enum Kind {
        INTERNAL(1),
        SERVER(2),
        CLIENT(3);

        final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    final String name;
    final Kind kind;
    final @Nullable TraceParent parent;
    final TraceParent context;
    final Instant began;
    final Map<String, String> attributes = new LinkedHashMap<>();
    Instant ended = Instant.EPOCH;
    boolean failed;
    private final @Nullable SpanExporter exporter;
    private final Clock clock;

    Span(
            String name,
            Kind kind,
            @Nullable TraceParent parent,
            TraceParent context,
            Instant began,
            @Nullable SpanExporter exporter,
            Clock clock) {
        this.name = name;
        this.kind = kind;
        this.parent = parent;
        this.context = context;
        this.began = began;
        this.exporter = exporter;
        this.clock = clock;
    }

    /** What is handed on to whoever comes next. */
    public TraceParent context() {
        return context;
    }

    /** Says something of it; nothing secret, and no payload. */
    public Span with(String key, String value) {
        if (exporter != null) {
            attributes.put(key, value);
        }
        return this;
    }

    /** It did not come to a good end. */
    public Span failed() {
        failed = true;
        return this;
    }

    /** It is over. */
    public void end() {
        if (exporter != null) {
            ended = clock.instant();
            exporter.ended(this);
        }
    }
}
