package io.secunda.gateway.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Passes a table on and sees what it is: its columns, size and hash, and what stands in column {@code source}. Pages come one
 * after the other; of each but the first the header is left out.
 */
final class Seen extends OutputStream {

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private final List<String> columns = new ArrayList<>();
    private final Set<String> sources = new TreeSet<>();
    private long bytes;
    private int page;
    private boolean header;
    private boolean quoted;
    private boolean begun;
    private int column;
    private int source = -1;

    Seen(OutputStream out) {
        this.out = out;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** A page begins, with its header. */
    void nextPage() {
        page++;
        header = true;
        column = 0;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        int begin = offset;
        for (int i = offset; i < offset + length; i++) {
            boolean leftOut = header && page > 1;
            see(from[i], leftOut);
            if (leftOut) {
                begin = i + 1;
            }
        }
        int passed = offset + length - begin;
        out.write(from, begin, passed);
        digest.update(from, begin, passed);
        bytes += passed;
    }

    private void see(byte b, boolean leftOut) {
        if (b == '"') {
            // a quote within a quoted field is written twice, so that one that is alone is not in the text
            quoted = !quoted;
            if (quoted && begun) {
                field.write(b);
            }
            begun = true;
        } else if (!quoted && (b == ',' || b == '\n')) {
            end(leftOut);
            if (b == '\n') {
                header = false;
                column = 0;
            }
        } else {
            field.write(b);
            begun = true;
        }
    }

    private void end(boolean leftOut) {
        if (header && !leftOut) {
            String name = field.toString(StandardCharsets.UTF_8);
            if (name.equals("source")) {
                source = column;
            }
            columns.add(name);
        } else if (!header && column == source && field.size() > 0) {
            sources.add(field.toString(StandardCharsets.UTF_8));
        }
        field.reset();
        begun = false;
        column++;
    }

    List<String> columns() {
        return List.copyOf(columns);
    }

    Set<String> sources() {
        return sources;
    }

    long bytes() {
        return bytes;
    }

    /** Its hash; asked for once, at the end. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
