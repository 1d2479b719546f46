package io.secunda.metrics.indicators;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.DeadLetters;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.status.Rebuildable;
import io.secunda.kit.status.StatusSource;
import io.secunda.kit.views.View;
import io.secunda.kit.views.ViewFeed;
import io.secunda.metrics.indicators.IndicatorView.Told;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Feeds the view from the topic of indicators. */
@Startup(TopicsReady.PRIORITY + 10)
@ApplicationScoped
class IndicatorFeed implements View, Rebuildable, StatusSource {

    /** In bulk many values of a batch are of one series, which is then written once for all of them. */
    private static final int BATCH = 5_000;

    private final MongoIndicatorView view;
    private final DeadLetters deadLetters;
    private final ViewFeed feed;

    IndicatorFeed(
            MongoIndicatorView view,
            KafkaClients clients,
            TopicsReady topics,
            DeadLetters deadLetters,
            MeterRegistry meters,
            @ConfigProperty(name = "secunda.metrics.view-group", defaultValue = "secunda-metrics-view") String group) {
        topics.await();
        this.view = view;
        this.deadLetters = deadLetters;
        this.feed = new ViewFeed(
                        "indicators-view",
                        clients.consumer(Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG, group, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH)),
                        List.of(Topic.INDICATORS),
                        this,
                        view.positions())
                .measuredBy(meters, "indicators-view");
    }

    @PostConstruct
    void start() {
        feed.start();
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> batch) {
        List<Told> values = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            try {
                values.add(new Told(Json.read(record.value(), IndicatorValue.class), record.offset()));
            } catch (IllegalArgumentException e) {
                deadLetters.send(record, String.valueOf(e.getMessage()));
            }
        }
        view.put(values);
    }

    @Override
    public void clear() {
        view.clear();
    }

    @Override
    public void rebuild() {
        feed.rebuild().join();
    }

    @Override
    public boolean caughtUp() {
        return feed.caughtUp();
    }

    @Override
    public String name() {
        return "view";
    }

    @Override
    public Map<String, Object> status() {
        return Map.of("lag", feed.lag(), "caughtUp", feed.caughtUp());
    }

    /** Before the database client is closed, which @PreDestroy would not promise. */
    void stop(@Observes ShutdownEvent event) {
        feed.close();
    }
}
