package io.secunda.testkit;

import java.util.concurrent.CompletionException;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** Broker and store in containers of the public images. */
final class ServersInContainers implements Servers {

    private final KafkaContainer kafka;
    private final MongoDBContainer mongo;

    private ServersInContainers(KafkaContainer kafka, MongoDBContainer mongo) {
        this.kafka = kafka;
        this.mongo = mongo;
    }

    /**
     * Starts both.
     *
     * @throws RuntimeException if an image cannot be had or does not start
     */
    static ServersInContainers start() {
        var kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.1.2"));
        // as in the broker of this JVM: a misspelt topic fails
        kafka.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        var servers = new ServersInContainers(kafka, new MongoDBContainer(DockerImageName.parse("mongo:8")));
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
