package io.secunda.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.secunda.events.topic.Envelope;
import io.secunda.events.topic.Origin;
import io.secunda.events.topic.Topic;
import io.secunda.testkit.KafkaAndMongo;
import io.secunda.testkit.TestCluster;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** A fact carries the trace of the request that brought it, and is the same in whatever trace. */
@QuarkusTest
@WithTestResource(KafkaAndMongo.class)
class TracedTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String ANOTHER = "00-11111111111111111111111111111111-00f067aa0ba902b7-01";
    private static final String ROW = Posted.HEADER + "320500,gdp,2022,1,CNY,s,A,2023-03-01\n";

    TestCluster cluster;

    private static void post(String territory, String traceparent, String outcome) {
        given().contentType("text/csv")
                .header("traceparent", traceparent)
                .queryParam("territory", territory)
                .body(ROW)
                .post("/api/v1/observations")
                .then()
                .statusCode(200)
                .body(outcome, Matchers.equalTo(1));
    }

    @Test
    void theTraceOfTheRequestIsOnTheRecordAndNoPartOfTheFact() {
        Posted.territory("TRCA");
        post("TRCA", TRACE, "accepted");
        post("TRCA", ANOTHER, "unchanged");

        List<ConsumerRecord<String, byte[]>> records = RecordsOnTopic.of(cluster, Topic.OBSERVATIONS, "TRCA/");
        assertThat(records).singleElement().satisfies(record -> {
            Envelope envelope = Envelope.from(record.headers());
            assertThat(envelope.traceparent()).isEqualTo(TRACE);
            assertThat(envelope.id()).isEqualTo(Envelope.idOf(record.key(), record.value()));
            assertThat(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("4bf92f35");
            assertThat(Origin.of(record.headers()))
                    .hasValueSatisfying(origin -> assertThat(origin.recorded()).isEqualTo(envelope.recordedTime()));
        });
    }

    @Test
    void aRequestWithoutATraceLeavesNoneBehind() {
        Posted.territory("TRCN");
        post("TRCN", "no trace at all", "accepted");

        assertThat(RecordsOnTopic.of(cluster, Topic.OBSERVATIONS, "TRCN/"))
                .singleElement()
                .satisfies(record -> assertThat(Envelope.from(record.headers()).traceparent())
                        .isNull());
    }
}
