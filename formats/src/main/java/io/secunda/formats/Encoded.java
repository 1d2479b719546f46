package io.secunda.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of a table as offices save it: UTF-8 with or without a byte order mark, else GB18030, which has GBK in it. */
public final class Encoded {

    private static final Charset CHINESE = Charset.forName("GB18030");

    private Encoded() {}

    /**
     * Reads a table to its end.
     *
     * @param most how many bytes it may have
     * @throws UnreadableFile when it is larger, or in neither encoding
     */
    public static String text(InputStream input, long most) throws IOException {
        byte[] bytes = input.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > most) {
            throw new UnreadableFile(
                    "The table is larger than " + most
                            + " bytes, and tables of this form are read as a whole; give it in"
                            + " several, or as rows with city_code, variable, period and value.",
                    true);
        }
        try {
            return unmarked(decode(bytes, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            return chinese(bytes);
        }
    }

    private static String chinese(byte[] bytes) {
        try {
            return decode(bytes, CHINESE);
        } catch (CharacterCodingException e) {
            throw new UnreadableFile("The table is neither UTF-8 nor GB18030 text; save it as CSV UTF-8.");
        }
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** The beginning of a text, which may be cut in the middle of a character. */
    static String beginning(byte[] head) {
        CharBuffer text = CharBuffer.allocate(head.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(head), text, false)
                .isError();
        return malformed ? new String(head, CHINESE) : unmarked(text.flip().toString());
    }

    private static String unmarked(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
