package io.secunda.gateway.events;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a subscriber asks for.
 *
 * @param filter of what
 * @param after from where on, as it was written
 * @param limit how many at most, for a page
 * @param stream whether as a stream, else as a page
 */
record Requested(EventFilter filter, Optional<String> after, int limit, boolean stream) {

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1_000;

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException when something in it cannot be read, saying what
     */
    static Requested of(HttpServerRequest request) {
        MultiMap query = request.params();
        var filter = EventFilter.parse(
                query.getAll("territory"), query.getAll("subject"), query.getAll("region"), query.getAll("type"));
        // the header wins: a browser that comes back sends it along with the address it first called
        Optional<String> after = Stream.of(
                        Optional.ofNullable(request.getHeader("Last-Event-ID")),
                        Optional.ofNullable(query.get("last_event_id")),
                        Optional.ofNullable(query.get("after")))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(cursor -> !cursor.isEmpty())
                .findFirst();
        return new Requested(filter, after, limit(query.getAll("limit")), asksForStream(request));
    }

    private static int limit(List<String> given) {
        if (given.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(given.get(0));
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("limit '" + given.get(0) + "' is no whole number from 1 to " + MAX_LIMIT);
    }

    /** A stream unless JSON is asked for: a page is for programs, which say so. */
    private static boolean asksForStream(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        return accept == null || accept.contains("text/event-stream") || !accept.contains("application/json");
    }
}
