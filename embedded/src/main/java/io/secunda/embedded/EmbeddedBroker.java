package io.secunda.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker, its own controller (KRaft), on a folder of this machine and on the loopback interface only.
 *
 * <p>Topics are not created by use. Acknowledged records outlive a kill of the process; against a power cut Kafka
 * relies on replicas, of which there are none here.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String USAGE =
            "EmbeddedBroker --dir DIR --port N [--controller-port N] [--log FILE]" + " [--exit-with-parent]";
    private static final int READY_TIMEOUT_SECONDS = 60;

    private final BrokerFolder folder;
    private final int port;
    private final KafkaRaftServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(BrokerFolder folder, int port, KafkaRaftServer server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /**
     * Starts a broker and waits until it answers clients.
     *
     * @param dir data folder, created if missing, continued if a broker wrote it
     * @param port clients' port, 0 for a free one
     * @throws StartFailure if a port is in use, or the folder in use, not writable or malformed
     */
    public static EmbeddedBroker start(Path dir, int port) {
        // Kafka's way with a fatal fault is to end the JVM, which here is somebody else's
        Exit.Procedure fail = (status, message) -> {
            throw new StartFailure("Kafka gave up with status " + status + ": " + message);
        };
        Exit.setExitProcedure(fail);
        Exit.setHaltProcedure(fail);
        return start(dir, port, 0);
    }

    private static EmbeddedBroker start(Path dir, int wantedPort, int wantedControllerPort) {
        int[] ports = LoopbackPort.reserve(wantedPort, wantedControllerPort);
        BrokerFolder folder = BrokerFolder.open(dir);
        var settings = new BrokerSettings(folder.path(), ports[0], ports[1]);
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(KafkaConfig.fromProps(settings.toProperties(), false), Time.SYSTEM);
            server.startup();
            var broker = new EmbeddedBroker(folder, ports[0], server);
            broker.awaitAnswer();
            return broker;
        } catch (RuntimeException e) {
            if (server != null) {
                server.shutdown();
                server.awaitShutdown();
            }
            folder.close();
            throw e instanceof StartFailure ? e : new StartFailure("Kafka cannot start: " + e.getMessage(), e);
        }
    }

    private void awaitAnswer() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.describeCluster().nodes().get(READY_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartFailure("Kafka started but does not answer on " + bootstrapServers() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted while Kafka started", e);
        }
    }

    /** Clients' port. */
    public int port() {
        return port;
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Stops the broker, keeping its folder; returns when the folder can be used again. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
            folder.close();
        }
    }

    /**
     * Runs a broker as a child process: {@value #USAGE}.
     *
     * <p>Prints {@code READY localhost:PORT} once it answers. Stops in order on SIGTERM (status 143) and, with
     * {@code --exit-with-parent}, at the end of its standard input (0). If it cannot start: status 1 and one line on
     * standard error.
     */
    public static void main(String[] args) {
        ChildProcess.run(USAGE, args, options -> {
            Path dir = options.requireDir();
            Exit.Procedure giveUp = (status, message) -> ChildProcess.giveUp(options, dir, status, message);
            Exit.setExitProcedure(giveUp);
            Exit.setHaltProcedure(giveUp);
            var broker = start(dir, options.port(), options.controllerPort());
            ClockWatch.start();
            return new ChildProcess.Running(broker.port(), broker::close);
        });
    }
}
