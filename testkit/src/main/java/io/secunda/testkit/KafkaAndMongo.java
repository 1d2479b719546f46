package io.secunda.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TestCluster} for a Quarkus test: {@code @WithTestResource(KafkaAndMongo.class)}.
 *
 * <p>A test that declares a field of type {@link TestCluster} finds the running one in it.
 */
public final class KafkaAndMongo implements QuarkusTestResourceLifecycleManager {

    private @Nullable TestCluster cluster;

    @Override
    public Map<String, String> start() {
        var started = TestCluster.start();
        cluster = started;
        return Map.of(
                "kafka.bootstrap.servers", started.bootstrapServers(),
                "quarkus.mongodb.connection-string", started.mongoUri(),
                "quarkus.devservices.enabled", "false");
    }

    @Override
    public void inject(TestInjector injector) {
        if (cluster != null) {
            injector.injectIntoFields(cluster, new TestInjector.MatchesType(TestCluster.class));
        }
    }

    @Override
    public void stop() {
        if (cluster != null) {
            cluster.close();
            cluster = null;
        }
    }
}
