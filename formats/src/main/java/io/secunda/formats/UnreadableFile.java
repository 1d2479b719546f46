package io.secunda.formats;

/** A file that cannot be read, from its beginning or from some figure on. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    UnreadableFile(String reason) {
        this(reason, false);
    }

    UnreadableFile(String reason, boolean tooLarge) {
        super(reason, null, false, false);
        this.tooLarge = tooLarge;
    }

    /** What was found, what was expected, what to do. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Whether it is only too large. */
    public boolean tooLarge() {
        return tooLarge;
    }
}
