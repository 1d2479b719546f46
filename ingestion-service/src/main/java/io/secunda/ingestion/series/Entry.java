package io.secunda.ingestion.series;

import io.secunda.events.Period;
import io.secunda.events.observation.Status;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One vintage of one period of a series. */
public record Entry(
        Period period,
        @Nullable Double value,
        String unit,
        String source,
        Status status,
        Instant released,
        Instant recorded) {

    static Entry from(Document stored) {
        return new Entry(
                Period.parse(stored.getString("period")),
                stored.getDouble("value"),
                stored.getString("unit"),
                stored.getString("source"),
                Status.valueOf(stored.getString("status")),
                Instant.parse(stored.getString("released")),
                Instant.parse(stored.getString("recorded")));
    }

    /** Times as text: the store's own dates end at milliseconds. */
    Document stored() {
        return new Document("period", period.toString())
                .append("value", value)
                .append("unit", unit)
                .append("source", source)
                .append("status", status.name())
                .append("released", released.toString())
                .append("recorded", recorded.toString());
    }
}
