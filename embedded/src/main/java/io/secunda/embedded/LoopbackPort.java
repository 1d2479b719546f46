package io.secunda.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback interface, the only one that is ever bound. */
final class LoopbackPort {

    /** IPv4 by number: what "localhost" resolves to differs between machines. */
    static final String HOST = "127.0.0.1";

    private LoopbackPort() {}

    /**
     * Checks wanted ports and replaces each 0 by a free one, all different.
     *
     * @throws StartFailure if a port is in use
     */
    static int[] reserve(int... wanted) {
        // all are held until the last is found, otherwise the system could hand out the same one twice
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int port : wanted) {
                held.add(bind(port));
            }
            return held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            held.forEach(LoopbackPort::release);
        }
    }

    private static ServerSocket bind(int port) {
        try {
            var socket = new ServerSocket();
            // as the servers do it: connections of an earlier run that linger in TIME_WAIT do not matter
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address(), port));
            return socket;
        } catch (IOException e) {
            throw inUse(port, e);
        }
    }

    static StartFailure inUse(int port, Throwable cause) {
        return new StartFailure(
                "port " + port + " on " + HOST + " cannot be opened (" + cause.getMessage()
                        + "): stop the program that uses it, or choose another port",
                cause);
    }

    static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address: " + HOST, e);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StartFailure("port " + socket.getLocalPort() + " was tried and cannot be given back", e);
        }
    }
}
