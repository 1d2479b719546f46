package io.secunda.benchmarks.running;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Any number of open streams of server-sent events, all read by one thread as fast as they come. */
public final class EventStreams implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final ConcurrentLinkedQueue<SocketChannel> arriving = new ConcurrentLinkedQueue<>();
    private final EventStream.Listener listener;
    private final Thread thread;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean running = true;

    /** @param listener told of every event of every stream, on the one thread that reads */
    public EventStreams(EventStream.Listener listener) throws IOException {
        this.listener = listener;
        this.thread = new Thread(this::read, "event-streams");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens one more stream. */
    public void open(URI address, String pathAndQuery) throws IOException {
        var channel = SocketChannel.open();
        channel.socket().connect(new InetSocketAddress(address.getHost(), address.getPort()), 10_000);
        String request = "GET " + pathAndQuery + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nAccept: text/event-stream\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        arriving.add(channel);
        selector.wakeup();
    }

    /** Streams of which the answer has begun and was a stream. */
    public int begun() {
        return begun.get();
    }

    /** Streams that were refused or ended. */
    public int broken() {
        return broken.get();
    }

    private void read() {
        while (running) {
            try {
                selector.select(200);
                for (SocketChannel channel = arriving.poll(); channel != null; channel = arriving.poll()) {
                    var stream = new EventStream(opened.getAndIncrement(), listener, begun::incrementAndGet);
                    channel.register(selector, SelectionKey.OP_READ, stream);
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    take((SocketChannel) key.channel(), (EventStream) key.attachment());
                }
                selector.selectedKeys().clear();
            } catch (IOException e) {
                throw new IllegalStateException("the streams cannot be read", e);
            }
        }
    }

    private void take(SocketChannel channel, EventStream stream) {
        try {
            buffer.clear();
            if (channel.read(buffer) >= 0 && stream.take(buffer.flip(), System.nanoTime())) {
                return;
            }
        } catch (IOException e) {
            // counted as broken below, as any other end
        }
        broken.incrementAndGet();
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a connection cannot be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        running = false;
        selector.wakeup();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
