package io.secunda.kit.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.secunda.events.topic.Topic;
import io.secunda.events.topic.TopicSetup;
import io.secunda.testkit.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewFeedTest {

    private static final List<Topic> TOPICS = List.of(Topic.OBSERVATIONS, Topic.FLOWS);

    private final List<ViewFeed> feeds = new ArrayList<>();
    private TestCluster cluster;
    private MongoClient mongo;
    private KeyValueView view;

    @BeforeEach
    void startServers() {
        cluster = TestCluster.startInThisJvm();
        TopicSetup.ensure(
                Map.of("bootstrap.servers", cluster.bootstrapServers()), 2, (short) 1, Duration.ofSeconds(60));
        mongo = KeyValueView.client(cluster.mongoUri());
        view = new KeyValueView(mongo);
    }

    @AfterEach
    void stopServers() {
        feeds.forEach(ViewFeed::close);
        mongo.close();
        cluster.close();
    }

    @Test
    void fillsAViewFromTheBeginningAndFollows() {
        Map<String, String> expected = write(Topic.OBSERVATIONS, 0, 50);
        ViewFeed feed = feed(view, positions());
        assertThat(feed.caughtUp()).isFalse();
        assertThat(feed.lag()).isEqualTo(-1);

        feed.start();
        await(feed::caughtUp);
        assertThat(view.contents()).isEqualTo(expected);

        expected.putAll(write(Topic.FLOWS, 50, 60));
        await(() -> view.contents().equals(expected));
        await(() -> feed.lag() == 0);
    }

    @Test
    void hasCaughtUpWithTopicsThatAreEmpty() {
        ViewFeed feed = feed(view, positions());
        feed.start();

        await(feed::caughtUp);
        assertThat(feed.lag()).isZero();
    }

    @Test
    void goesOnAfterARestartFromWhereItWas() {
        write(Topic.OBSERVATIONS, 0, 50);
        ViewFeed first = feed(view, positions());
        first.start();
        await(first::caughtUp);
        first.close();
        assertThat(view.given).hasValue(50);

        Map<String, String> expected = write(Topic.OBSERVATIONS, 50, 55);
        ViewFeed second = feed(view, positions());
        second.start();
        await(second::caughtUp);

        assertThat(view.given).hasValue(55);
        assertThat(view.contents()).containsAllEntriesOf(expected).hasSize(55);
    }

    @Test
    void aBatchWhosePositionWasNotStoredComesAgainAndChangesNothing() {
        Map<String, String> expected = write(Topic.OBSERVATIONS, 0, 20);
        var failOnce = new CountDownLatch(1);
        ViewFeed feed = feed(view, new OverMongo() {
            @Override
            public void store(Map<TopicPartition, Long> next) {
                if (failOnce.getCount() > 0) {
                    failOnce.countDown();
                    throw new IllegalStateException("the database went away between the two writes");
                }
                super.store(next);
            }
        });
        feed.start();
        await(feed::caughtUp);

        assertThat(view.given.get()).isGreaterThan(20);
        assertThat(view.contents()).isEqualTo(expected);
    }

    @Test
    void losesNothingWhileTheDatabaseFails() {
        var failures = new AtomicInteger(3);
        Map<String, String> expected = write(Topic.OBSERVATIONS, 0, 20);
        ViewFeed feed = feed(
                new OverView(view) {
                    @Override
                    public void apply(List<ConsumerRecord<String, byte[]>> batch) {
                        if (failures.getAndDecrement() > 0) {
                            throw new IllegalStateException("no database");
                        }
                        super.apply(batch);
                    }
                },
                positions());
        feed.start();
        expected.putAll(write(Topic.OBSERVATIONS, 20, 40));

        await(() -> view.contents().equals(expected));
        await(feed::caughtUp);
    }

    @Test
    void startsWhileTheDatabaseIsAwayAndFillsTheViewWhenItIsBack() {
        cluster.stopStore();
        Map<String, String> expected = write(Topic.OBSERVATIONS, 0, 20);
        ViewFeed feed = feed(view, positions());
        feed.start();
        pause(1_000);
        assertThat(feed.caughtUp()).isFalse();

        cluster.startStore();
        await(feed::caughtUp);
        assertThat(view.contents()).isEqualTo(expected);
    }

    @Test
    void fillsTheViewAnewWhenTheStoreLostItsMemory() {
        Map<String, String> expected = write(Topic.OBSERVATIONS, 0, 20);
        ViewFeed feed = feed(view, positions());
        feed.start();
        await(feed::caughtUp);

        cluster.stopStore();
        expected.putAll(write(Topic.FLOWS, 20, 25));
        cluster.startStore();

        await(() -> view.contents().equals(expected) && feed.caughtUp());
    }

    @Test
    void rebuildEmptiesTheViewAndReadsItAnew() {
        Map<String, String> expected = write(Topic.OBSERVATIONS, 0, 20);
        ViewFeed feed = feed(view, positions());
        feed.start();
        await(feed::caughtUp);
        mongo.getDatabase("test").getCollection("values").insertOne(new Document("_id", "stray"));

        feed.rebuild().orTimeout(30, TimeUnit.SECONDS).join();
        await(feed::caughtUp);

        assertThat(view.contents()).isEqualTo(expected);
        assertThat(view.given).hasValue(40);
    }

    @Test
    void aRebuildAskedForBeforeTheStartIsDone() {
        Map<String, String> expected = write(Topic.OBSERVATIONS, 0, 20);
        ViewFeed feed = feed(view, positions());
        var done = feed.rebuild();
        feed.start();

        done.orTimeout(30, TimeUnit.SECONDS).join();
        await(feed::caughtUp);
        assertThat(view.contents()).isEqualTo(expected);
    }

    @Test
    void hasNotCaughtUpFromTheMomentARebuildIsAskedFor() {
        ViewFeed feed = feed(view, positions());
        feed.start();
        await(feed::caughtUp);

        feed.rebuild();

        assertThat(feed.caughtUp()).isFalse();
        await(feed::caughtUp);
    }

    @Test
    void aRebuildByOneReplicaMakesTheOtherReadItsPartitionsAnew() {
        Map<String, String> expected = write(Topic.OBSERVATIONS, 0, 40);
        ViewFeed one = feed(view, positions());
        ViewFeed two = feed(view, positions());
        one.start();
        two.start();
        await(() -> one.caughtUp() && two.caughtUp() && view.contents().equals(expected));
        pause(1_500);

        one.rebuild().orTimeout(30, TimeUnit.SECONDS).join();

        await(() -> view.contents().equals(expected));
    }

    @Test
    void abortedRecordsAreNotShownAndDoNotCountAsLag() {
        Map<String, String> expected = write(Topic.OBSERVATIONS, 0, 3);
        try (var producer = producer(Map.of("transactional.id", "t"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(Topic.OBSERVATIONS, "committed", "c"));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(record(Topic.OBSERVATIONS, "aborted", "a"));
            producer.flush();
            producer.abortTransaction();
        }
        expected.put("committed", "c");
        ViewFeed feed = feed(view, positions());
        feed.start();

        await(feed::caughtUp);
        await(() -> feed.lag() == 0);
        assertThat(view.contents()).isEqualTo(expected);
    }

    @Test
    void lagTellsHowFarItIsBehind() {
        var gate = new CountDownLatch(1);
        ViewFeed feed = feed(
                new OverView(view) {
                    @Override
                    public void apply(List<ConsumerRecord<String, byte[]>> batch) {
                        if (gate.getCount() > 0) {
                            throw new IllegalStateException("not yet");
                        }
                        super.apply(batch);
                    }
                },
                positions());
        feed.start();
        await(feed::caughtUp);
        write(Topic.OBSERVATIONS, 0, 20);
        await(() -> feed.lag() > 0);
        gate.countDown();

        await(() -> view.contents().size() == 20);
        await(() -> feed.lag() == 0);
    }

    @Test
    void endsAtOnceWhileTheDatabaseIsAway() {
        cluster.stopStore();
        ViewFeed feed = feed(view, positions());
        feed.start();
        pause(1_500);

        long begin = System.nanoTime();
        feed.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        assertThatThrownBy(() -> feed.rebuild().join()).isInstanceOf(CompletionException.class);
    }

    private class OverMongo implements Positions {
        private final Positions mongo = positions();

        @Override
        public Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
            return mongo.of(partitions);
        }

        @Override
        public void store(Map<TopicPartition, Long> next) {
            mongo.store(next);
        }

        @Override
        public void clear() {
            mongo.clear();
        }
    }

    private static class OverView implements View {
        private final View view;

        OverView(View view) {
            this.view = view;
        }

        @Override
        public void apply(List<ConsumerRecord<String, byte[]>> batch) {
            view.apply(batch);
        }

        @Override
        public void clear() {
            view.clear();
        }
    }

    private MongoPositions positions() {
        return new MongoPositions(mongo.getDatabase("test"), "values");
    }

    private ViewFeed feed(View fed, Positions positions) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", cluster.bootstrapServers());
        settings.put("group.id", "view");
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var feed = new ViewFeed("values", consumer, TOPICS, fed, positions);
        feeds.add(feed);
        return feed;
    }

    /** Writes records over both partitions of a topic; returns what a view of them holds. */
    private Map<String, String> write(Topic topic, int from, int to) {
        Map<String, String> written = new TreeMap<>();
        try (var producer = producer(Map.of())) {
            for (int i = from; i < to; i++) {
                written.put("k" + i, "v" + i);
                producer.send(record(topic, "k" + i, "v" + i));
            }
        }
        return written;
    }

    private static ProducerRecord<String, byte[]> record(Topic topic, String key, String value) {
        return new ProducerRecord<>(topic.topicName(), key, value.getBytes(StandardCharsets.UTF_8));
    }

    private KafkaProducer<String, byte[]> producer(Map<String, Object> extra) {
        Map<String, Object> settings = new HashMap<>(extra);
        settings.put("bootstrap.servers", cluster.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds(condition)) {
            assertThat(System.nanoTime()).as("waited for 60 s").isLessThan(end);
            pause(50);
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (MongoException e) {
            return false;
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
