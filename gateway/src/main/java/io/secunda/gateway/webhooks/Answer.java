package io.secunda.gateway.webhooks;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint answered.
 *
 * @param status HTTP status, or null when there was no answer
 * @param headers some of its headers, by lower-case name
 * @param body the beginning of its body
 * @param detail what went wrong without an answer, or null
 */
record Answer(
        @Nullable Integer status,
        Map<String, String> headers,
        String body,
        @Nullable String detail) {

    private static final int GONE = 410;

    static Answer none(String detail) {
        return new Answer(null, Map.of(), "", detail);
    }

    boolean isTaken() {
        return status != null && status >= 200 && status < 300;
    }

    /** The endpoint wants nothing any more. */
    boolean isGone() {
        return status != null && status == GONE;
    }

    /** This event is refused, which says nothing of others; what asks for patience is no refusal. */
    boolean isRefusal() {
        return status != null
                && status >= 400
                && status < 500
                && status != 408
                && status != 425
                && status != 429
                && status != 401
                && status != 403
                && status != 404
                && !isGone();
    }

    /** How long the endpoint asks to wait; null when it does not say so in seconds. */
    @Nullable Duration retryAfter() {
        String asked = headers.get("retry-after");
        try {
            return asked == null ? null : Duration.ofSeconds(Math.max(0, Long.parseLong(asked.strip())));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    String describe() {
        if (status == null) {
            return String.valueOf(detail);
        }
        return status >= 300 && status < 400 ? "HTTP " + status + "; redirects are not followed" : "HTTP " + status;
    }
}
