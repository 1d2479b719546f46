package io.secunda.embedded;

/** Broker or store cannot start; the message is one sentence for a user: what was found and what to do. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
