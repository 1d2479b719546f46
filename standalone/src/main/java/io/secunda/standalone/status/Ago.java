package io.secunda.standalone.status;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Times as people say them. */
final class Ago {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Ago() {}

    /** How long something lasts: in one unit where that says enough, else in two. */
    static String lasting(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        if (seconds < DAY) {
            return seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
        }
        return seconds / DAY + " d " + seconds % DAY / HOUR + " h";
    }

    /** When something was, or will be, as seen from now. */
    static String of(String moment, Instant now) {
        try {
            long seconds = Duration.between(Instant.parse(moment), now).toSeconds();
            if (seconds < 0) {
                return "in " + lasting(-seconds);
            }
            return seconds == 0 ? "just now" : lasting(seconds) + " ago";
        } catch (DateTimeParseException e) {
            return "at an unknown time";
        }
    }
}
