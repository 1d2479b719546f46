package io.secunda.ingestion;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.testkit.TestCluster;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaOutageTest.ServersThatCanFail.class)
class KafkaOutageTest {

    TestCluster cluster;

    @Test
    void withoutKafkaNothingIsCalledAcceptedAndTheSameRequestIsSafeLater() {
        Posted.territory("OUT");
        Posted.observations("OUT", "320500,gdp,2022,1,CNY,s,,\n").body("accepted", equalTo(1));
        String rows = "320500,gdp,2022,1,CNY,s,,\n320500,gdp,2023,2,CNY,s,,\n";

        cluster.stopBroker();
        try {
            Posted.observations("OUT", rows)
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("accepted", equalTo(0))
                    .body("report.unchanged", equalTo(1))
                    .body("detail", containsString("Sending the same request again is safe"));
        } finally {
            cluster.startBroker();
        }

        Posted.observations("OUT", rows).statusCode(200).body("rejected", equalTo(0));
        Posted.observations("OUT", rows).statusCode(200).body("unchanged", equalTo(2));
    }

    /** A broker and a store in this JVM, with a service that does not wait long for them. */
    public static final class ServersThatCanFail implements QuarkusTestResourceLifecycleManager {

        private TestCluster cluster;

        @Override
        public Map<String, String> start() {
            cluster = TestCluster.startInThisJvm();
            return Map.of(
                    "kafka.bootstrap.servers", cluster.bootstrapServers(),
                    "quarkus.mongodb.connection-string", cluster.mongoUri(),
                    "secunda.ingestion.kafka.patience", "PT4S");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(cluster, new TestInjector.MatchesType(TestCluster.class));
        }

        @Override
        public void stop() {
            cluster.close();
        }
    }
}
