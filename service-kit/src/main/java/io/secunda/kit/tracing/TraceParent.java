package io.secunda.kit.tracing;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands in a trace, as the header {@code traceparent} of W3C Trace Context says it.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param sampled whether the trace is recorded by whoever records
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

    /** Name of the header, and of the attribute of CloudEvents. */
    public static final String HEADER = "traceparent";

    // a later version may say more behind it
    private static final Pattern WRITTEN =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final int LONGEST = 512;

    /** Reads one; nothing where it is none, which is to be treated as if it were not there. */
    public static Optional<TraceParent> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches() || (written.group(1).equals("00") && written.group(5) != null)) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(written.group(4), 16) & 1) == 1;
        return Optional.of(new TraceParent(written.group(2), written.group(3), sampled));
    }

    /** The beginning of a trace. */
    public static TraceParent begin() {
        return new TraceParent(hex(Math.max(1, ThreadLocalRandom.current().nextLong())) + id(), id(), true);
    }

    /** The next step in the same trace. */
    public TraceParent next() {
        return new TraceParent(traceId, id(), sampled);
    }

    private static String id() {
        long bits = ThreadLocalRandom.current().nextLong();
        return hex(bits == 0 ? 1 : bits);
    }

    private static String hex(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }

    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
