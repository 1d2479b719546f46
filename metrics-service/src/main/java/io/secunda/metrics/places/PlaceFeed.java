package io.secunda.metrics.places;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.secunda.events.Json;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Geography;
import io.secunda.events.topic.Topic;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.status.Rebuildable;
import io.secunda.kit.status.StatusSource;
import io.secunda.kit.views.View;
import io.secunda.kit.views.ViewFeed;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Feeds the places from the topic of geography. */
@Startup(TopicsReady.PRIORITY + 10)
@ApplicationScoped
class PlaceFeed implements View, Rebuildable, StatusSource {

    private static final Logger LOG = Logger.getLogger(PlaceFeed.class);

    private final MongoPlaces places;
    private final ViewFeed feed;

    PlaceFeed(
            MongoPlaces places,
            KafkaClients clients,
            TopicsReady topics,
            MeterRegistry meters,
            @ConfigProperty(name = "secunda.metrics.places-group", defaultValue = "secunda-metrics-places")
                    String group) {
        topics.await();
        this.places = places;
        this.feed = new ViewFeed(
                        "places-view",
                        clients.consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, group)),
                        List.of(Topic.GEOGRAPHY),
                        this,
                        places.positions())
                .measuredBy(meters, "places-view");
    }

    @PostConstruct
    void start() {
        feed.start();
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> batch) {
        List<City> cities = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            try {
                if (Json.read(record.value(), Geography.class) instanceof City city) {
                    cities.add(city);
                }
            } catch (IllegalArgumentException e) {
                // the recomputation reads the same record, and puts it aside
                LOG.debugf("no place in a record that cannot be read: key=%s cause=%s", record.key(), e.getMessage());
            }
        }
        places.put(cities);
    }

    @Override
    public void clear() {
        places.clear();
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
        return "places";
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
