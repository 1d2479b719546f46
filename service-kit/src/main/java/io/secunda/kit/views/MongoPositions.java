package io.secunda.kit.views;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/**
 * Positions in the collection {@code positions} of the service's own database, one document a view and partition.
 *
 * <p>Each position carries the generation of the view, which is a document of its own. Clearing begins a new generation,
 * and a store that lost its memory has none, so that positions which replicas still write for the view as it was count
 * for nothing.
 */
public final class MongoPositions implements Positions {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final String view;
    private volatile String generation = "none yet";

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
        String current = generation();
        generation = current;
        Map<String, TopicPartition> byId = new HashMap<>();
        partitions.forEach(partition -> byId.put(id(partition), partition));
        Map<TopicPartition, Long> positions = new HashMap<>();
        var asked = new Document("_id", new Document("$in", List.copyOf(byId.keySet())));
        for (Document stored : collection.find(asked)) {
            TopicPartition partition = byId.get(stored.getString("_id"));
            if (partition != null && current.equals(stored.getString("generation"))) {
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
                                .append("generation", generation)
                                .append("next", entry.getValue()),
                        UPSERT))
                .toList();
        collection.bulkWrite(writes);
    }

    @Override
    public void clear() {
        generation = begin();
    }

    /** The generation in the store; begins one where there is none. */
    private String generation() {
        Document stored = collection.find(new Document("_id", generationId())).first();
        return stored == null ? begin() : stored.getString("generation");
    }

    /** Where two replicas begin at once, the second one stands, and the first finds out when it looks again. */
    private String begin() {
        String begun = UUID.randomUUID().toString();
        collection.replaceOne(
                new Document("_id", generationId()),
                new Document("_id", generationId()).append("view", view).append("generation", begun),
                UPSERT);
        return begun;
    }

    private String generationId() {
        return view + "/generation";
    }

    private String id(TopicPartition partition) {
        return view + "/" + partition.topic() + "/" + partition.partition();
    }
}
