package io.secunda.ingestion.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Stops and starts the reading of the inbox, as the end and the beginning of a process would. */
@ApplicationScoped
public class InboxRestart {

    private final InboxReader reader;

    InboxRestart(InboxReader reader) {
        this.reader = reader;
    }

    /** Starts it. */
    public void start() {
        reader.start();
    }

    /** Stops it. */
    public void stop() throws InterruptedException {
        reader.stop();
    }

    /** Forgets how far it had come. */
    public void forgetPositions(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteConsumerGroups(List.of(InboxReader.GROUP)).all().get();
        }
    }
}
