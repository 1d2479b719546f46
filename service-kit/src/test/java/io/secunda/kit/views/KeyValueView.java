package io.secunda.kit.views;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;

/** The last value of each key, in a collection; counts what it was given. */
final class KeyValueView implements View {

    final AtomicInteger given = new AtomicInteger();
    private final MongoCollection<Document> collection;

    KeyValueView(MongoClient client) {
        this.collection = client.getDatabase("test").getCollection("values");
    }

    static MongoClient client(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(s -> s.serverSelectionTimeout(2_000, TimeUnit.MILLISECONDS))
                .build());
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> batch) {
        for (var record : batch) {
            given.incrementAndGet();
            collection.replaceOne(
                    new Document("_id", record.key()),
                    new Document("_id", record.key()).append("v", new String(record.value(), StandardCharsets.UTF_8)),
                    new ReplaceOptions().upsert(true));
        }
    }

    @Override
    public void clear() {
        collection.deleteMany(new Document());
    }

    Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        collection.find().forEach(d -> contents.put(d.getString("_id"), d.getString("v")));
        return contents;
    }
}
