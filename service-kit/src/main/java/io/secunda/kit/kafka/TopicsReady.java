package io.secunda.kit.kafka;

import io.quarkus.runtime.Startup;
import io.secunda.events.topic.TopicSetup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the topics ready when the service starts, before anything that reads or writes them. */
@Startup(TopicsReady.PRIORITY)
@ApplicationScoped
public class TopicsReady {

    /** Beans that use topics start later than this. */
    public static final int PRIORITY = 100;

    private final KafkaClients clients;
    private final KafkaConfig config;

    TopicsReady(KafkaClients clients, KafkaConfig config) {
        this.clients = clients;
        this.config = config;
    }

    @PostConstruct
    void create() {
        TopicSetup.ensure(clients.settings(), config.partitions(), config.replicas(), config.kafkaPatience());
    }

    /** Returns once the topics are ready. */
    public void await() {
        // reaching the bean is enough: it is made before the call gets here
    }
}
