package io.secunda.policy;

import static org.awaitility.Awaitility.await;

import io.secunda.events.recommendation.State;
import io.secunda.policy.evaluation.Counts;
import io.secunda.policy.evaluation.Surroundings;
import io.secunda.policy.rules.RuleBase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/** The stream of the service on a real broker, as the service runs it. */
final class RunningStream implements AutoCloseable {

    private final KafkaStreams streams;

    /**
     * @param folder for locks and checkpoints
     */
    RunningStream(BrokerTopics topics, RuleBase rules, Path folder) {
        var surroundings = new Surroundings(
                () -> rules,
                Clock.systemUTC(),
                (record, reason) -> {
                    throw new AssertionError(reason);
                },
                new TopicEarlierValues(topics::consumer),
                new TopicEarlierEvents(topics::consumer),
                new Failing());
        streams = new KafkaStreams(
                PolicyTopology.of(surroundings), StreamsSettings.of(topics.settings(), new TestConfig(), folder));
        streams.start();
    }

    /** Gives it no time to end well; whatever is not committed is lost. */
    void kill() {
        streams.close(Duration.ZERO);
    }

    /** Waits until nothing of it is left. */
    void awaitEnd() {
        await().atMost(BrokerTopics.PATIENCE).until(() -> streams.state().hasCompletedShutdown());
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(10));
    }

    private record TestConfig() implements PolicyConfig, PolicyConfig.Stream {
        @Override
        public Optional<Path> rulesDir() {
            return Optional.empty();
        }

        @Override
        public Stream stream() {
            return this;
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public Duration commitInterval() {
            return Duration.ofMillis(50);
        }

        @Override
        public Optional<Path> stateDir() {
            return Optional.empty();
        }
    }

    private static final class Failing implements Counts {

        @Override
        public void read() {
            // not looked at
        }

        @Override
        public void evaluated() {
            // not looked at
        }

        @Override
        public void told(State state) {
            // what is told is seen on the topic
        }

        @Override
        public void failed(String rule, String message) {
            throw new AssertionError(message);
        }
    }
}
