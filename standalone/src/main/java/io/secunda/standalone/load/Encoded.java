package io.secunda.standalone.load;

import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Text of a table as offices save it: UTF-8 with or without a byte order mark, else GB18030, which has GBK in it. */
final class Encoded {

    private static final int MOST = 1 << 27;
    private static final Charset CHINESE = Charset.forName("GB18030");

    private Encoded() {}

    /**
     * Reads a file to its end.
     *
     * @throws UserError when it is too large, or in neither encoding
     */
    static String text(Path file, InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw UserError.failed(file + " is larger than " + MOST
                    + " bytes; tables of this form are read as a whole: load it in several, or as observations.csv");
        }
        String text;
        try {
            text = decode(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            text = chinese(file, bytes);
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String chinese(Path file, byte[] bytes) {
        try {
            return decode(bytes, CHINESE);
        } catch (CharacterCodingException e) {
            throw UserError.failed(file + " is neither UTF-8 nor GB18030 text: save it as CSV UTF-8");
        }
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
