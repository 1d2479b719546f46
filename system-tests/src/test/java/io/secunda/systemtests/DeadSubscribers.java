package io.secunda.systemtests;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Subscribers that want everything and take nothing. */
final class DeadSubscribers implements AutoCloseable {

    private static final int STREAMS = 5;

    private final RunningSystem system;
    private final List<Closeable> open = new ArrayList<>();

    DeadSubscribers(RunningSystem system) {
        this.system = system;
    }

    /** Opens streams of events and never reads from them. */
    void listenWithoutReading() throws IOException {
        URI address = URI.create(system.url());
        for (int i = 0; i < STREAMS; i++) {
            var socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.connect(new java.net.InetSocketAddress(address.getHost(), address.getPort()));
            open.add(socket);
            socket.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: " + address.getAuthority()
                                    + "\r\nAccept: text/event-stream\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    /** Webhooks to a port where nobody answers, and to one that takes connections and says nothing. */
    void subscribeByWebhook() throws IOException {
        var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        open.add(silent);
        int free;
        try (var once = new ServerSocket(0)) {
            free = once.getLocalPort();
        }
        for (int port : new int[] {silent.getLocalPort(), free}) {
            system.api().subscribe("http://127.0.0.1:" + port + "/", "io.secunda.indicator.changed.v1");
        }
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : open) {
            one.close();
        }
    }
}
