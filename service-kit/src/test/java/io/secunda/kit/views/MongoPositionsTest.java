package io.secunda.kit.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.secunda.embedded.EmbeddedStore;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoPositionsTest {

    private static final TopicPartition ONE = new TopicPartition("t", 0);
    private static final TopicPartition TWO = new TopicPartition("t", 1);

    private EmbeddedStore store;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void start() {
        store = EmbeddedStore.start(0);
        client = KeyValueView.client(store.connectionString());
        database = client.getDatabase("test");
    }

    @AfterEach
    void stop() {
        client.close();
        store.close();
    }

    @Test
    void leavesOutAPartitionThatWasNeverRead() {
        var positions = positions("view");
        positions.of(List.of(ONE, TWO));
        positions.store(Map.of(ONE, 7L));

        assertThat(positions.of(List.of(ONE, TWO))).isEqualTo(Map.of(ONE, 7L));
        assertThat(positions.of(List.of(TWO))).isEmpty();
    }

    @Test
    void areThereForTheNextProcess() {
        var positions = positions("view");
        positions.of(List.of(ONE));
        positions.store(Map.of(ONE, 7L, TWO, 1L));
        positions.store(Map.of(ONE, 9L));

        assertThat(positions("view").of(List.of(ONE, TWO))).isEqualTo(Map.of(ONE, 9L, TWO, 1L));
    }

    @Test
    void areThoseOfOneView() {
        var positions = positions("view");
        positions.of(List.of(ONE));
        positions.store(Map.of(ONE, 7L));
        positions("other").clear();

        assertThat(positions("other").of(List.of(ONE))).isEmpty();
        assertThat(positions.of(List.of(ONE))).isEqualTo(Map.of(ONE, 7L));
    }

    @Test
    void areForgottenWhenClearedAlsoWhenAReplicaStoresOneThatIsOlder() {
        var one = positions("view");
        var replica = positions("view");
        one.of(List.of(ONE));
        replica.of(List.of(TWO));
        one.store(Map.of(ONE, 7L));

        one.clear();
        replica.store(Map.of(TWO, 3L));

        assertThat(one.of(List.of(ONE, TWO))).isEmpty();
        assertThat(replica.of(List.of(ONE, TWO))).isEmpty();
        replica.store(Map.of(TWO, 1L));
        assertThat(one.of(List.of(ONE, TWO))).isEqualTo(Map.of(TWO, 1L));
    }

    private MongoPositions positions(String view) {
        return new MongoPositions(database, view);
    }
}
