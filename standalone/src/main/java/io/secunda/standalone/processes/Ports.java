package io.secunda.standalone.processes;

import io.secunda.standalone.terminal.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface, the only one that is ever bound. */
final class Ports {

    private static final String LOOPBACK = "127.0.0.1";

    /** IPv4 by number: what "localhost" resolves to differs between machines. */
    private static final byte[] LOOPBACK_ADDRESS = {127, 0, 0, 1};

    /**
     * Below the ports that systems give to outgoing connections: between the finding of a port and its use by a child, one
     * of our own connections could otherwise be given it.
     */
    private static final int FIRST = 20_000;

    private static final int LAST = 29_999;

    private Ports() {}

    /**
     * Finds ports nobody uses, all different, and none of them the taken one.
     *
     * @param count how many
     */
    static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            int start = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            for (int i = 0; i <= LAST - FIRST && held.size() < count; i++) {
                tryToHold(FIRST + (start - FIRST + i) % (LAST - FIRST + 1), held);
            }
            if (held.size() < count) {
                throw UserError.failed("this machine has no " + count + " free ports from " + FIRST + " to " + LAST
                        + " on " + LOOPBACK + ": end a program that uses some");
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static void tryToHold(int port, List<ServerSocket> held) {
        try {
            held.add(bind(port));
        } catch (IOException e) {
            // somebody has it: the next one
        }
    }

    /**
     * Checks that a port can be had; 0 stands for any.
     *
     * @throws UserError if another program uses it
     */
    static int wanted(int port) {
        if (port == 0) {
            return free(1).get(0);
        }
        try (ServerSocket socket = bind(port)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw UserError.failed("port " + port + " cannot be opened (" + e.getMessage()
                    + "): stop the program that uses it, or choose another one with --port");
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            // as the servers do it: connections of an earlier run that linger in TIME_WAIT do not matter
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_ADDRESS), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("port " + socket.getLocalPort() + " cannot be given back", e);
        }
    }
}
