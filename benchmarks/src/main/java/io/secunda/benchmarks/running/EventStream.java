package io.secunda.benchmarks.running;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one HTTP answer taken apart: head, chunks (RFC 9112, §7.1), events. */
public final class EventStream {

    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    /** Told of what comes. */
    public interface Listener {
        /**
         * An event came, or a comment.
         *
         * @param stream number of the stream, from 0
         * @param bytes what was said, to be read up to {@code length}; used again afterwards
         * @param atNs when its last byte was read
         */
        void event(int stream, byte[] bytes, int length, long atNs);
    }

    private enum Part {
        HEAD,
        SIZE,
        CHUNK,
        AFTER_CHUNK
    }

    private final int number;
    private final Listener listener;
    private final Runnable begun;
    private byte[] held = new byte[512];
    private int length;
    private Part part = Part.HEAD;
    private int left;

    EventStream(int number, Listener listener, Runnable begun) {
        this.number = number;
        this.listener = listener;
        this.begun = begun;
    }

    /** Takes what was read; false when the answer is no stream or has ended. */
    boolean take(ByteBuffer in, long atNs) {
        while (in.hasRemaining()) {
            byte next = in.get();
            switch (part) {
                case HEAD -> {
                    keep(next);
                    if (endsWith('\r', '\n', '\r', '\n')) {
                        if (!Arrays.equals(held, 0, OK.length, OK, 0, OK.length)) {
                            return false;
                        }
                        length = 0;
                        part = Part.SIZE;
                        begun.run();
                    }
                }
                case SIZE -> {
                    if (next == '\n') {
                        if (left == 0) {
                            return false;
                        }
                        part = Part.CHUNK;
                    } else if (next != '\r') {
                        left = left * 16 + Character.digit(next, 16);
                    }
                }
                case CHUNK -> {
                    in.position(in.position() - 1);
                    chunk(in, atNs);
                }
                case AFTER_CHUNK -> part = next == '\n' ? Part.SIZE : Part.AFTER_CHUNK;
            }
        }
        return true;
    }

    /** Copied as a whole: with thousands of streams, looking at each byte would cost more than all else. */
    private void chunk(ByteBuffer in, long atNs) {
        int size = Math.min(left, in.remaining());
        if (length + size > held.length) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, length + size));
        }
        in.get(held, length, size);
        length += size;
        left -= size;
        if (left == 0) {
            part = Part.AFTER_CHUNK;
            // the gateway writes each event as one chunk
            if (endsWith('\n', '\n')) {
                listener.event(number, held, length, atNs);
                length = 0;
            }
        }
    }

    private void keep(byte next) {
        if (length == held.length) {
            held = Arrays.copyOf(held, length * 2);
        }
        held[length++] = next;
    }

    private boolean endsWith(char... end) {
        for (int i = 0; i < end.length; i++) {
            if (length < end.length || held[length - end.length + i] != end[i]) {
                return false;
            }
        }
        return true;
    }
}
