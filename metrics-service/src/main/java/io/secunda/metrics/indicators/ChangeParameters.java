package io.secunda.metrics.indicators;

import io.secunda.events.Subject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes are asked for; the gateway has checked what it hands on. */
public record ChangeParameters(
        @QueryParam("territory") String territory,
        @QueryParam("subject") List<String> subject,
        @QueryParam("indicator") List<String> indicator,
        @QueryParam("region") @Nullable String region,
        @QueryParam("since") String since,
        @QueryParam("until") String until,
        @QueryParam("limit") @DefaultValue("100") int limit,
        @QueryParam("after") @Nullable String after) {

    Instant begin() {
        return Instant.parse(since);
    }

    /** An {@link IllegalArgumentException} says what cannot be read. */
    IndicatorQuery query() {
        return new IndicatorQuery(
                territory,
                subject.stream().map(Subject::parse).toList(),
                indicator,
                region,
                null,
                null,
                null,
                null,
                Instant.parse(until),
                false,
                limit,
                after == null ? null : Cursor.parse(after));
    }
}
