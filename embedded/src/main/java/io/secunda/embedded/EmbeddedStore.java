package io.secunda.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;

/**
 * A server that speaks MongoDB's wire protocol, in memory, on the loopback interface only.
 *
 * <p>Not MongoDB: no transactions, sessions, change streams or text search, and of the indexes only {@code _id} and
 * unique ones. What it holds is gone when it stops.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final String USAGE = "EmbeddedStore --port N [--log FILE] [--exit-with-parent]";

    private final MongoServer server;
    private final int port;

    private EmbeddedStore(MongoServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts an empty store.
     *
     * @param wantedPort port, 0 for a free one
     * @throws StartFailure if the port is in use
     */
    public static EmbeddedStore start(int wantedPort) {
        int port = LoopbackPort.reserve(wantedPort)[0];
        // the drivers refuse servers that claim to be older
        var server = new MongoServer(new MemoryBackend().version(ServerVersion.MONGO_5_0));
        try {
            server.bind(new InetSocketAddress(LoopbackPort.address(), port));
        } catch (RuntimeException e) {
            server.shutdownNow();
            throw LoopbackPort.inUse(port, e);
        }
        return new EmbeddedStore(server, port);
    }

    /** Port of the server. */
    public int port() {
        return port;
    }

    /** What drivers take as connection string. */
    public String connectionString() {
        return "mongodb://localhost:" + port;
    }

    /** Stops the server and forgets what it held. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    /**
     * Runs a store as a child process: {@value #USAGE}.
     *
     * <p>Output, end and exit status are those of {@link EmbeddedBroker#main}.
     */
    public static void main(String[] args) {
        ChildProcess.run(USAGE, args, options -> {
            var store = start(options.port());
            return new ChildProcess.Running(store.port(), store::close);
        });
    }
}
