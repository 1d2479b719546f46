package io.secunda.ingestion.intake;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/** The lines of a text, each where it lies in the buffer: no text is made of one that is only parsed. */
final class Lines {

    private static final int FIRST_SIZE = 1 << 14;

    private final Reader text;
    private final int longest;
    private char[] buffer = new char[FIRST_SIZE];
    private int filled;
    private int from;
    private int to;
    private int next;
    private boolean ended;

    /** @param longest of a longer line only the beginning is kept */
    Lines(Reader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /**
     * Goes to the next line; false after the last.
     *
     * @throws UnreadableBody when the text is not in its encoding
     * @throws IOException when the connection breaks
     */
    boolean next() throws IOException {
        from = next;
        int looked = from;
        while (true) {
            for (; looked < filled; looked++) {
                if (buffer[looked] == '\n') {
                    to = looked;
                    next = looked + 1;
                    return true;
                }
            }
            if (ended) {
                to = filled;
                next = filled;
                return to > from;
            }
            makeRoom();
            looked = filled;
            fill();
        }
    }

    /** Moves the line to the beginning of the buffer; what of it is too long to be kept is overwritten. */
    private void makeRoom() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        }
        if (filled > longest) {
            filled = longest + 1;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
    }

    private void fill() throws IOException {
        try {
            int read = text.read(buffer, filled, buffer.length - filled);
            ended = read < 0;
            filled += Math.max(0, read);
        } catch (CharacterCodingException e) {
            throw UnreadableBody.malformed(Bodies.NOT_THAT_ENCODING);
        }
    }

    /** Where the line lies, from {@link #from} on, {@link #length} characters. */
    char[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return to - from;
    }

    boolean tooLong() {
        return length() > longest;
    }

    boolean blank() {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /** The line. */
    @Override
    public String toString() {
        return new String(buffer, from, Math.min(length(), longest + 1));
    }
}
