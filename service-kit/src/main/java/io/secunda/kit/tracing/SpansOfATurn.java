package io.secunda.kit.tracing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one turn of work on many records: one for each step that led here, however many records come of it, and not
 * without bound. For one thread.
 */
public final class SpansOfATurn {

    private static final int MOST = 100;

    private final Traces traces;
    private final String name;
    private final Map<String, Span> byParent = new HashMap<>();

    /** @param name of each span */
    public SpansOfATurn(Traces traces, String name) {
        this.traces = traces;
        this.name = name;
    }

    /** What a record is handed on with that follows from one that came with this. */
    public @Nullable String handOn(@Nullable String traceparent) {
        if (traceparent == null || !traces.collect()) {
            return traceparent;
        }
        Span span = byParent.get(traceparent);
        if (span == null) {
            Optional<TraceParent> parent = TraceParent.parse(traceparent);
            if (parent.isEmpty() || byParent.size() >= MOST) {
                return traceparent;
            }
            span = traces.begin(name, Span.Kind.INTERNAL, parent);
            byParent.put(traceparent, span);
        }
        return span.context().toString();
    }

    /** The turn is over. */
    public void end() {
        byParent.values().forEach(Span::end);
        byParent.clear();
    }
}
