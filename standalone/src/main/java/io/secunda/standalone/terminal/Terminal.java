package io.secunda.standalone.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Where the commands print.
 *
 * <p>On an interactive terminal there is also one transient line at the bottom, for what is going on; elsewhere only
 * whole lines, so that a log file reads well.
 */
public final class Terminal {

    private static final String CLEAR_LINE = "\r\u001b[2K";
    private static final String HOME = "\u001b[H";
    private static final String CLEAR_TO_END = "\u001b[K";
    private static final String CLEAR_BELOW = "\u001b[J";

    private final PrintStream out;
    private final boolean interactive;
    private boolean transientShown;

    /** @param interactive whether somebody looks at it and it takes control sequences */
    public Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** Standard output; the launcher says whether it is a terminal, which Java 17 cannot tell. */
    public static Terminal ofThisProcess() {
        return new Terminal(
                new PrintStream(System.out, true, StandardCharsets.UTF_8), Boolean.getBoolean("secunda.terminal"));
    }

    /** Whether somebody looks at it. */
    public boolean interactive() {
        return interactive;
    }

    /** Prints a line that stays. */
    public synchronized void line(String text) {
        clear();
        out.println(text);
        out.flush();
    }

    /** Prints a line that stays, in the form of {@link String#format}. */
    @SuppressWarnings("AnnotateFormatMethod") // tables compose their format from the widths of columns
    public void line(String format, Object... arguments) {
        line(String.format(Locale.ROOT, format, arguments));
    }

    /** Shows lines in place of those before; one after the other where nobody looks. */
    public synchronized void page(List<String> lines) {
        if (interactive) {
            // in one go, so that nothing flickers
            out.print(HOME
                    + String.join(CLEAR_TO_END + System.lineSeparator(), lines)
                    + CLEAR_TO_END
                    + System.lineSeparator()
                    + CLEAR_BELOW);
        } else {
            lines.forEach(out::println);
            out.println();
        }
        out.flush();
    }

    /** Shows what is going on until the next line; nothing where nobody looks. */
    public synchronized void passing(String text) {
        if (interactive) {
            out.print(CLEAR_LINE + text);
            out.flush();
            transientShown = true;
        }
    }

    /** Takes the passing line away. */
    public synchronized void clear() {
        if (transientShown) {
            out.print(CLEAR_LINE);
            out.flush();
            transientShown = false;
        }
    }
}
