package io.secunda.kit.views;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/** Positions in the collection {@code positions} of the service's own database, one document a view and partition. */
public final class MongoPositions implements Positions {

    private final MongoCollection<Document> collection;
    private final String view;

    /**
     * @param database the database in which the view is
     * @param view name of the view; changing it makes it read anew
     */
    public MongoPositions(MongoDatabase database, String view) {
        this.collection = database.getCollection("positions");
        this.view = view;
    }

    @Override
    public Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Document stored =
                    collection.find(new Document("_id", id(partition))).first();
            if (stored != null) {
                positions.put(partition, stored.getLong("next"));
            }
        }
        return positions;
    }

    @Override
    public void store(Map<TopicPartition, Long> next) {
        if (next.isEmpty()) {
            return;
        }
        List<ReplaceOneModel<Document>> writes = next.entrySet().stream()
                .map(entry -> new ReplaceOneModel<>(
                        new Document("_id", id(entry.getKey())),
                        new Document("_id", id(entry.getKey()))
                                .append("view", view)
                                .append("next", entry.getValue()),
                        new ReplaceOptions().upsert(true)))
                .toList();
        collection.bulkWrite(writes);
    }

    @Override
    public void clear() {
        collection.deleteMany(new Document("view", view));
    }

    private String id(TopicPartition partition) {
        return view + "/" + partition.topic() + "/" + partition.partition();
    }
}
