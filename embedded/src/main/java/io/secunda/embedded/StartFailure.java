package io.secunda.embedded;

import org.jspecify.annotations.Nullable;

/** Broker or store cannot start; the message is one sentence for a user: what was found and what to do. */
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
