package io.secunda.gateway.changes;

import io.secunda.events.Subject;
import io.secunda.gateway.problems.Problem;
import io.secunda.kit.http.Moments;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param since what was recorded then or later is a change
 * @param until what was recorded after is not looked at
 * @param indicators ids or families; when there are any, recommendations are left out
 * @param after cursors of the page before
 */
record ChangeRequest(
        String territory,
        Instant since,
        Instant until,
        List<String> subjects,
        List<String> indicators,
        @Nullable String region,
        int limit,
        After after) {

    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    /** Where two lists go on, each by its own cursor; null for one that has ended. */
    record After(
            boolean first,
            @Nullable String indicators,
            @Nullable String recommendations) {

        private static final After START = new After(true, null, null);
        private static final String ENDED = "-";

        boolean wantsIndicators() {
            return first || indicators != null;
        }

        boolean wantsRecommendations() {
            return first || recommendations != null;
        }

        /** The cursor as a text that says nothing; null when both have ended. */
        static @Nullable String next(@Nullable String indicators, @Nullable String recommendations) {
            if (indicators == null && recommendations == null) {
                return null;
            }
            String plain = (indicators == null ? ENDED : indicators) + "\n"
                    + (recommendations == null ? ENDED : recommendations);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        private static After parse(String text) {
            String[] parts = plain(text).split("\n", -1);
            if (parts.length != 2) {
                throw new Unreadable("after", "this is not the `next` of a page; leave it out to begin anew");
            }
            return new After(false, parts[0].equals(ENDED) ? null : parts[0], parts[1].equals(ENDED) ? null : parts[1]);
        }

        private static String plain(String text) {
            try {
                return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
    }

    /** A parameter that cannot be read. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unreadable(String parameter, String reason) {
            super("parameter " + parameter + ": " + reason);
        }

        Problem problem() {
            return new Problem(400, "A parameter cannot be read", String.valueOf(getMessage()));
        }
    }

    /**
     * Reads it.
     *
     * @throws Unreadable when a parameter is missing or cannot be read
     */
    static ChangeRequest read(MultivaluedMap<String, String> query, Instant now) {
        String territory = required(query, "territory", "say which territory, as in territory=CN");
        Instant since =
                moment("from", required(query, "from", "say since when, as in from=2026-03-01"), Moments::first);
        String to = query.getFirst("to");
        Instant until = to == null ? now : moment("to", to, Moments::last);
        if (until.isBefore(since)) {
            throw new Unreadable("to", "it lies before `from`; exchange them");
        }
        List<String> subjects = query.getOrDefault("subject", List.of());
        subjects.forEach(ChangeRequest::checkSubject);
        String after = query.getFirst("after");
        return new ChangeRequest(
                territory,
                since,
                until,
                subjects,
                query.getOrDefault("indicator", List.of()),
                query.getFirst("region"),
                limit(query.getFirst("limit")),
                after == null ? After.START : After.parse(after));
    }

    private static String required(MultivaluedMap<String, String> query, String name, String advice) {
        String value = query.getFirst(name);
        if (value == null || value.isBlank()) {
            throw new Unreadable(name, "it is missing; " + advice);
        }
        return value;
    }

    private static Instant moment(String name, String text, Function<String, Instant> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(name, String.valueOf(e.getMessage()));
        }
    }

    private static void checkSubject(String text) {
        try {
            Subject.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("subject", String.valueOf(e.getMessage()));
        }
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new Unreadable("limit", "'" + text + "' is no whole number");
        }
        throw new Unreadable("limit", text + " is not between 1 and " + MOST);
    }

    /** The same for a service, with the cursor of its list. */
    String query(@Nullable String cursor) {
        StringBuilder query = new StringBuilder("?territory=").append(encode(territory));
        Map.of("subject", subjects, "indicator", indicators)
                .forEach((name, values) -> values.forEach(
                        value -> query.append('&').append(name).append('=').append(encode(value))));
        if (region != null) {
            query.append("&region=").append(encode(region));
        }
        if (cursor != null) {
            query.append("&after=").append(encode(cursor));
        }
        return query.append("&since=")
                .append(since)
                .append("&until=")
                .append(until)
                .append("&limit=")
                .append(limit)
                .toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
