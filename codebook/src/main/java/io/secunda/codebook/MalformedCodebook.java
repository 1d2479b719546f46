package io.secunda.codebook;

/** A codebook that cannot be used; the message names file, line and column, what was found and what was expected. */
public final class MalformedCodebook extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedCodebook(String message) {
        super(message);
    }

    /** The message, which there always is. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
