package io.secunda.policy.recommendations;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.status.Rebuildable;
import io.secunda.kit.status.StatusSource;
import io.secunda.kit.views.Positions;
import io.secunda.kit.views.ViewFeed;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Feeds the view of recommendations from their topic. */
@Startup(TopicsReady.PRIORITY + 20)
@ApplicationScoped
class RecommendationFeed implements Rebuildable, StatusSource {

    private static final String GROUP = "secunda-policy-view";

    private final ViewFeed feed;

    RecommendationFeed(KafkaClients clients, MongoRecommendationView view, Positions positions, MeterRegistry meters) {
        var consumer = clients.consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, GROUP));
        feed = new ViewFeed(GROUP, consumer, List.of(Topic.RECOMMENDATIONS), view, positions)
                .measuredBy(meters, "recommendations-view");
    }

    @PostConstruct
    void start() {
        feed.start();
    }

    @Override
    public String name() {
        return "view";
    }

    @Override
    public Map<String, Object> status() {
        return new TreeMap<>(Map.of("lag", feed.lag(), "caughtUp", feed.caughtUp()));
    }

    @Override
    public void rebuild() {
        feed.rebuild().join();
    }

    @Override
    public boolean caughtUp() {
        return feed.caughtUp();
    }

    @PreDestroy
    void close() {
        feed.close();
    }
}
