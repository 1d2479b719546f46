package io.secunda.policy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.runtime.Startup;
import io.secunda.kit.kafka.KafkaClients;
import io.secunda.kit.kafka.TopicsReady;
import io.secunda.kit.metrics.Lag;
import io.secunda.kit.status.StatusSource;
import io.secunda.kit.streams.HeldStores;
import io.secunda.kit.streams.LeftTransactions;
import io.secunda.kit.streams.StreamLag;
import io.secunda.policy.evaluation.Surroundings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jboss.logging.Logger;

/** Runs the stream from when the topics are ready until the service ends. */
@Startup(TopicsReady.PRIORITY + 10)
@ApplicationScoped
class PolicyStreams implements StatusSource, HeldStores {

    private static final Logger LOG = Logger.getLogger(PolicyStreams.class);

    /** Within the service's shutdown time of 10 s, leaving some for the rest. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(7);

    private final StreamsFolder folder;
    private final KafkaStreams streams;
    private final PolicyCounts counts;
    private final KafkaStreamsMetrics metrics;

    PolicyStreams(
            KafkaClients clients,
            PolicyConfig config,
            Surroundings surroundings,
            PolicyCounts counts,
            MeterRegistry meters) {
        this.counts = counts;
        this.folder = StreamsFolder.of(config.stream().stateDir());
        LeftTransactions.end(StreamsSettings.APPLICATION_ID, clients.settings(), surroundings.clock());
        var settings = StreamsSettings.of(clients.settings(), config, folder.path());
        this.streams = new KafkaStreams(PolicyTopology.of(surroundings), settings);
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("stream thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        this.metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(meters);
        Lag.measure(meters, "recommend", streams, StreamLag::of);
    }

    @PostConstruct
    void start() {
        streams.start();
    }

    boolean running() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public ReadOnlyKeyValueStore<String, byte[]> named(String name) {
        return streams.store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore()));
    }

    @Override
    public String name() {
        return "stream";
    }

    @Override
    public Map<String, Object> status() {
        var status = new TreeMap<>(counts.numbers());
        status.put("state", streams.state().toString());
        status.put("lag", StreamLag.of(streams));
        return status;
    }

    @PreDestroy
    void close() {
        metrics.close();
        if (!streams.close(CLOSE_WITHIN)) {
            LOG.warnf("stream did not end in time: seconds=%d", CLOSE_WITHIN.toSeconds());
        }
        folder.close();
    }
}
