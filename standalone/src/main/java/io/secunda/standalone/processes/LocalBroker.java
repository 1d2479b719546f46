package io.secunda.standalone.processes;

import io.secunda.standalone.terminal.Terminal;
import io.secunda.standalone.terminal.UserError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The broker of a data folder alone, while nothing else runs on it. */
public final class LocalBroker implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final DataFolder.Lock lock;
    private final Supervisor supervisor;
    private final String address;

    private LocalBroker(DataFolder.Lock lock, Supervisor supervisor, String address) {
        this.lock = lock;
        this.supervisor = supervisor;
        this.address = address;
    }

    /**
     * Starts the broker and waits until it answers. It ends with this process, however that ends.
     *
     * @param lock of the data folder, given back when the broker is closed
     * @param files where the broker keeps its files
     * @throws UserError if it cannot start, with what to do
     */
    public static LocalBroker start(
            Terminal terminal, Clock clock, DataFolder folder, DataFolder.Lock lock, Path files) {
        folder.running().ifPresent(run -> LocalSystem.awaitOrphans(terminal, run));
        var specs = new ChildSpecs(LocalSystem.home(), folder, 0);
        var supervisor = new Supervisor(terminal, clock, PAUSE, PATIENCE);
        var broker = new LocalBroker(lock, supervisor, specs.brokerAddress());
        try {
            supervisor.start(List.of(specs.broker(files)));
            return broker;
        } catch (UserError e) {
            broker.close();
            throw e;
        }
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        supervisor.close();
        lock.close();
    }
}
