package io.secunda.ingestion.intake;

/** A request body that cannot be read, from its beginning or from some row on. */
public final class UnreadableBody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    UnreadableBody(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    /** A request that makes no sense as a whole. */
    public static UnreadableBody malformed(String reason) {
        return new UnreadableBody(400, reason);
    }

    /** The HTTP status that fits: 400, 413 or 415. */
    public int status() {
        return status;
    }

    /** What was found, what was expected, what to do. */
    public String reason() {
        return reason;
    }
}
