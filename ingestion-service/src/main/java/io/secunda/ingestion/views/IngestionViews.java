package io.secunda.ingestion.views;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.KnownDeadLetters;
import io.secunda.kit.kafka.DeadLetters;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.status.Rebuildable;
import io.secunda.kit.status.StatusSource;
import io.secunda.kit.views.Positions;
import io.secunda.kit.views.View;
import io.secunda.kit.views.ViewFeed;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The views of this service, fed from the fact topics. A record that cannot be read is set aside here, once, for
 * everybody: this service owns these topics.
 */
@Startup(TopicsReady.PRIORITY + 20)
@ApplicationScoped
public class IngestionViews implements Rebuildable, StatusSource {

    /** Group of the consumers and name of the positions; renaming it makes the views read everything anew. */
    static final String NAME = "secunda-ingestion-view";

    // a series is read and written once for all its facts of a batch
    private static final int MOST_AT_ONCE = 10_000;

    private final Map<Topic, TopicView<?>> views = new EnumMap<>(Topic.class);
    private final ViewFeed feed;

    IngestionViews(
            Instance<TopicView<?>> views,
            KafkaClients clients,
            Positions positions,
            DeadLetters deadLetters,
            KnownDeadLetters known,
            MeterRegistry meters) {
        views.forEach(view -> this.views.put(view.topic(), view));
        this.feed = new ViewFeed(
                        NAME,
                        clients.consumer(Map.of(
                                ConsumerConfig.GROUP_ID_CONFIG,
                                NAME,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                MOST_AT_ONCE)),
                        List.copyOf(this.views.keySet()),
                        new ByTopic(deadLetters, known),
                        positions)
                .measuredBy(meters, "facts-view");
    }

    @PostConstruct
    void start() {
        feed.start();
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
        return "views";
    }

    @Override
    public Map<String, Object> status() {
        return Map.of("lag", feed.lag(), "caughtUp", feed.caughtUp());
    }

    @PreDestroy
    void stop() {
        feed.close();
    }

    private final class ByTopic implements View {

        private final DeadLetters deadLetters;
        private final KnownDeadLetters known;

        ByTopic(DeadLetters deadLetters, KnownDeadLetters known) {
            this.deadLetters = deadLetters;
            this.known = known;
        }

        @Override
        public void apply(List<ConsumerRecord<String, byte[]>> batch) {
            Map<Topic, List<ConsumerRecord<String, byte[]>>> byTopic = new EnumMap<>(Topic.class);
            for (ConsumerRecord<String, byte[]> record : batch) {
                Topic.named(record.topic())
                        .ifPresent(topic -> byTopic.computeIfAbsent(topic, t -> new ArrayList<>())
                                .add(record));
            }
            byTopic.forEach((topic, records) -> {
                TopicView<?> view = views.get(topic);
                if (view != null) {
                    apply(view, records);
                }
            });
        }

        private <T> void apply(TopicView<T> view, List<ConsumerRecord<String, byte[]>> records) {
            List<T> read = new ArrayList<>(records.size());
            for (ConsumerRecord<String, byte[]> record : records) {
                try {
                    read.add(view.read(record));
                } catch (IllegalArgumentException e) {
                    if (!known.has(record)) {
                        deadLetters.send(record, String.valueOf(e.getMessage()));
                    }
                }
            }
            if (!read.isEmpty()) {
                view.apply(read);
            }
        }

        @Override
        public void clear() {
            views.values().forEach(TopicView::clear);
        }
    }
}
