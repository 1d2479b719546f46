package io.secunda.ingestion.facts;

/** Kafka has not acknowledged everything that was written. */
public final class NotAcknowledged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param cause what the client says */
    public NotAcknowledged(Throwable cause) {
        super("Kafka has not acknowledged: " + cause.getMessage(), cause);
    }
}
