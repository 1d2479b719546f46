package io.secunda.events;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Free text as one segment of a key: percent-encoded, so that it can be read back. */
public final class PathText {

    private PathText() {}

    /** Encodes text so that it has no slash and no {@code @}. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Reads what {@link #encode} wrote. */
    public static String decode(String segment) {
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }
}
