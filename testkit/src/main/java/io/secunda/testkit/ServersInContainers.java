package io.secunda.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** Broker and store in containers of the public images. */
final class ServersInContainers implements Servers {

    private static final String KAFKA_IMAGE = "apache/kafka:4.1.2";
    private static final String MONGO_IMAGE = "mongo:8";
    // Testcontainers' own, removes what a killed test leaves behind; any version
    private static final String RYUK_IMAGE = "testcontainers/ryuk:";

    private final KafkaContainer kafka;
    private final MongoDBContainer mongo;

    private ServersInContainers(KafkaContainer kafka, MongoDBContainer mongo) {
        this.kafka = kafka;
        this.mongo = mongo;
    }

    /** Why the containers cannot be started without fetching an image; empty if they can. */
    static Optional<String> obstacle() {
        boolean withoutRyuk = Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
        return DockerEngine.ofThisMachine()
                .obstacle(
                        withoutRyuk
                                ? List.of(KAFKA_IMAGE, MONGO_IMAGE)
                                : List.of(KAFKA_IMAGE, MONGO_IMAGE, RYUK_IMAGE));
    }

    /**
     * Starts both, fetching the images if need be.
     *
     * @throws RuntimeException if an image cannot be had or does not start
     */
    static ServersInContainers start() {
        var kafka = new KafkaContainer(DockerImageName.parse(KAFKA_IMAGE));
        // as in the broker of this JVM: a misspelt topic fails
        kafka.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        var servers = new ServersInContainers(kafka, new MongoDBContainer(DockerImageName.parse(MONGO_IMAGE)));
        try {
            Startables.deepStart(servers.kafka, servers.mongo).join();
            return servers;
        } catch (CompletionException e) {
            servers.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String mongoUri() {
        return mongo.getConnectionString();
    }

    @Override
    public void close() {
        mongo.stop();
        kafka.stop();
    }
}
