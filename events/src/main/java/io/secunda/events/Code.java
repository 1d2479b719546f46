package io.secunda.events;

import java.util.regex.Pattern;

/** The form of codes and identifiers, which stand between slashes in keys and in addresses. */
public final class Code {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{0,63}");

    private static final int LONGEST = 64;

    private Code() {}

    /**
     * Returns the code unchanged when it is well formed: 1 to 64 letters, digits, {@code _ . -}, the first one a letter,
     * digit or underscore.
     *
     * @param what what the code is of, for the message
     * @throws IllegalArgumentException when it is not
     */
    public static String require(String what, String code) {
        if (!isValid(code)) {
            throw new IllegalArgumentException(what + " '" + code
                    + "' must be 1 to 64 letters, digits or _ . - and begin with none of the last two");
        }
        return code;
    }

    /** Whether a text has the form of a code. */
    public static boolean isValid(String text) {
        return plain(text) || FORM.matcher(text).matches();
    }

    /** Whether it is a code of ASCII only, as nearly all are; asked so often that a pattern is too slow. */
    private static boolean plain(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!word && (i == 0 || (c != '-' && c != '.'))) {
                return false;
            }
        }
        return true;
    }
}
