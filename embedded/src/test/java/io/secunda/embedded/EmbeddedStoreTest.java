package io.secunda.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class EmbeddedStoreTest {

    @Test
    void upsertsInBulkAndAnswersById() {
        try (var store = EmbeddedStore.start(0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoCollection<Document> series = series(client);
            upsert(series, 1);
            upsert(series, 2);

            assertThat(series.countDocuments()).isEqualTo(100);
            assertThat(series.find(new Document("_id", "c7")).first())
                    .isEqualTo(new Document("_id", "c7").append("value", 2));
        }
    }

    private static void upsert(MongoCollection<Document> series, int value) {
        List<ReplaceOneModel<Document>> writes = IntStream.range(0, 100)
                .mapToObj(i -> new ReplaceOneModel<>(
                        new Document("_id", "c" + i),
                        new Document("_id", "c" + i).append("value", value),
                        new ReplaceOptions().upsert(true)))
                .toList();
        series.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    private static MongoCollection<Document> series(MongoClient client) {
        return client.getDatabase("test").getCollection("series");
    }

    @Test
    void aRestartOnTheSamePortBeginsEmpty() {
        int port;
        try (var store = EmbeddedStore.start(0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            port = store.port();
            upsert(series(client), 1);
        }

        try (var store = EmbeddedStore.start(port);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(series(client).countDocuments()).isZero();
        }
    }

    @Test
    void refusesAPortInUse() throws Exception {
        try (var other = new ServerSocket(0)) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> EmbeddedStore.start(other.getLocalPort()))
                    .withMessageStartingWith("port " + other.getLocalPort() + " on 127.0.0.1 cannot be opened");
        }
    }

    @Test
    void aChildProcessServesAndEndsWithItsParent() throws Exception {
        try (var child = Child.start(EmbeddedStore.class, "--port", "0", "--exit-with-parent")) {
            try (MongoClient client = MongoClients.create("mongodb://" + child.awaitReady())) {
                upsert(series(client), 1);
                assertThat(series(client).countDocuments()).isEqualTo(100);
            }
            child.process().getOutputStream().close();

            assertThat(child.awaitEnd()).isZero();
            assertThat(child.errorLines()).isEmpty();
        }
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws Exception {
        try (var other = new ServerSocket(0);
                var child = Child.start(EmbeddedStore.class, "--port", Integer.toString(other.getLocalPort()))) {
            assertThat(child.awaitEnd()).isEqualTo(1);
            assertThat(child.errorLines()).singleElement().asString().startsWith("port " + other.getLocalPort());
        }
    }
}
