package io.secunda.ingestion.series;

import io.secunda.events.InstantText;
import io.secunda.events.Period;
import io.secunda.events.observation.Status;
import java.time.Instant;
import java.util.List;
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
        Instant recorded,
        @Nullable List<Status> statuses) {

    /** One of a single status. */
    public Entry(
            Period period,
            @Nullable Double value,
            String unit,
            String source,
            Status status,
            Instant released,
            Instant recorded) {
        this(period, value, unit, source, status, released, recorded, null);
    }

    static Entry from(Document stored) {
        return new Entry(
                Period.parse(stored.getString("period")),
                stored.getDouble("value"),
                stored.getString("unit"),
                stored.getString("source"),
                Status.valueOf(stored.getString("status")),
                InstantText.parse(stored.getString("released")),
                InstantText.parse(stored.getString("recorded")),
                statuses(stored.getList("statuses", String.class)));
    }

    private static @Nullable List<Status> statuses(@Nullable List<String> names) {
        return names == null ? null : names.stream().map(Status::valueOf).toList();
    }

    /** Times as text: the store's own dates end at milliseconds. */
    Document stored() {
        Document stored = new Document("period", period.toString())
                .append("value", value)
                .append("unit", unit)
                .append("source", source)
                .append("status", status.name())
                .append("released", InstantText.of(released))
                .append("recorded", InstantText.of(recorded));
        return statuses == null
                ? stored
                : stored.append("statuses", statuses.stream().map(Status::name).toList());
    }
}
