package io.secunda.standalone.terminal;

/** Something the user can act on; the message is one sentence or two: what was found and what to do. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Exit status of a command that could not do its work. */
    public static final int FAILED = 1;

    /** Exit status of a command that was asked wrongly. */
    public static final int USAGE = 2;

    private final int exitCode;

    private UserError(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The work could not be done. */
    public static UserError failed(String message) {
        return new UserError(message, FAILED);
    }

    /** What was asked for makes no sense. */
    public static UserError usage(String message) {
        return new UserError(message, USAGE);
    }

    /** Status with which the command ends. */
    public int exitCode() {
        return exitCode;
    }
}
