package io.secunda.ingestion.http;

import jakarta.ws.rs.BadRequestException;
import org.jspecify.annotations.Nullable;

/** How many items a page has. */
public final class Limits {

    /** The largest page, and what a table has when nothing is said. */
    public static final int MOST = 100_000;

    private Limits() {}

    /**
     * Checks a limit.
     *
     * @param asked null when nothing is said
     * @param otherwise what to take then
     * @throws BadRequestException when it is out of range
     */
    public static int of(@Nullable Integer asked, int otherwise) {
        if (asked == null) {
            return otherwise;
        }
        if (asked < 1 || asked > MOST) {
            throw new BadRequestException("limit=" + asked + " is not between 1 and " + MOST);
        }
        return asked;
    }
}
