package io.secunda.gateway.events;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Positions as text: what a subscriber keeps to come back to. To others it is opaque, and safe in an address.
 *
 * <p>A version, the log it belongs to (another Kafka has other offsets), then the number of topics, and of each the number
 * of partitions and their offsets as variable-length numbers.
 */
final class Cursor {

    private static final byte VERSION = 1;
    private static final int HEAD = 1 + Integer.BYTES;
    private static final int MAX_PARTITIONS = 10_000;

    private Cursor() {}

    /**
     * Writes positions.
     *
     * @param log which log they are of
     */
    static String write(Positions positions, int log) {
        var out = new ByteArrayOutputStream(128);
        out.write(VERSION);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(log).array());
        writeNumber(out, positions.byTopic().length);
        for (long[] topic : positions.byTopic()) {
            writeNumber(out, topic.length);
            for (long offset : topic) {
                writeNumber(out, offset);
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    /**
     * The log that a cursor belongs to.
     *
     * @throws IllegalArgumentException when the text is no cursor
     */
    static int log(String cursor) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        if (bytes.length < HEAD || bytes[0] != VERSION) {
            throw new IllegalArgumentException("no cursor of this version");
        }
        return ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    }

    /**
     * Reads positions.
     *
     * @throws IllegalArgumentException when the text is no cursor, or one of another log
     */
    static Positions read(String cursor, int log) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        if (bytes.length < HEAD || bytes[0] != VERSION) {
            throw new IllegalArgumentException("no cursor of this version");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        if (in.getInt() != log) {
            throw new IllegalArgumentException("cursor of another log");
        }
        long[][] next = new long[Streamed.TOPICS.size()][0];
        long topics = readNumber(in);
        if (topics > next.length) {
            throw new IllegalArgumentException("cursor has " + topics + " topics");
        }
        // one from before a topic was added has fewer: the new one is then read from its beginning
        for (int topic = 0; topic < topics; topic++) {
            next[topic] = readTopic(in);
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("cursor is too long");
        }
        return Positions.of(next);
    }

    private static long[] readTopic(ByteBuffer in) {
        long partitions = readNumber(in);
        if (partitions < 0 || partitions > MAX_PARTITIONS) {
            throw new IllegalArgumentException("cursor has " + partitions + " partitions");
        }
        long[] offsets = new long[(int) partitions];
        for (int partition = 0; partition < offsets.length; partition++) {
            offsets[partition] = readNumber(in);
        }
        return offsets;
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest > 0x7f) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long readNumber(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            if (!in.hasRemaining()) {
                throw new IllegalArgumentException("cursor is cut off");
            }
            byte part = in.get();
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("cursor has a number that is too long");
    }
}
