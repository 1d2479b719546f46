package io.secunda.benchmarks.fanout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What sockets take by themselves: a server that does nothing but write the bytes of each event, which are made once, to one
 * connection after the other. It runs in the process of those who read, so it has less of the machine than a gateway has.
 */
final class Bare implements AutoCloseable {

    private static final int EVENT_BYTES = 850;
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ServerSocketChannel server;
    private final List<SocketChannel> connections = new ArrayList<>();

    Bare() throws IOException {
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    /** Takes the next connection in; what it asks is of no matter. */
    void accept() throws IOException {
        SocketChannel channel = server.accept();
        channel.write(ByteBuffer.wrap(HEAD.getBytes(StandardCharsets.US_ASCII)));
        connections.add(channel);
    }

    /** Writes as many events a second to all, and notes when each was there to be written: when it was due. */
    void write(int events, double perSecond, AtomicLongArray knownNs) throws IOException {
        long begin = System.nanoTime();
        for (int number = 1; number <= events; number++) {
            long due = begin + (long) ((number - 1) / perSecond * 1e9);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                java.util.concurrent.locks.LockSupport.parkNanos(wait);
            }
            knownNs.set(number, due);
            ByteBuffer bytes = ByteBuffer.wrap(event(number));
            for (SocketChannel connection : connections) {
                while (bytes.hasRemaining()) {
                    connection.write(bytes);
                }
                bytes.rewind();
            }
        }
    }

    private static byte[] event(int number) {
        String event = "event: bare\ndata: " + "x".repeat(EVENT_BYTES) + "\"value\":" + number + "}\n\n";
        return (Integer.toHexString(event.length()) + "\r\n" + event + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel connection : connections) {
            connection.close();
        }
        server.close();
    }
}
