package io.secunda.ingestion.geography;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.secunda.events.Json;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Geography;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.geography.Territory;
import io.secunda.events.geography.Variable;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.TopicRecords;
import io.secunda.ingestion.views.TopicView;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;

/** Geography in MongoDB: one document each, as it is on the topic. */
@ApplicationScoped
class MongoGeographyView implements GeographyView, TopicView<Geography> {

    private final MongoCollection<Document> collection;

    MongoGeographyView(MongoDatabase database) {
        this.collection = database.getCollection("geography");
    }

    @Override
    public Topic topic() {
        return Topic.GEOGRAPHY;
    }

    @Override
    public Geography read(ConsumerRecord<String, byte[]> record) {
        return TopicRecords.read(record, Geography.class, Geography::key);
    }

    @Override
    public void apply(List<Geography> records) {
        // of one key the last of the batch stands, as it does on the topic
        Map<String, ReplaceOneModel<Document>> writes = new LinkedHashMap<>();
        for (Geography described : records) {
            writes.put(
                    described.key(),
                    new ReplaceOneModel<>(
                            new Document("_id", described.key()),
                            new Document("_id", described.key())
                                    .append("territory", described.territory())
                                    .append("type", described.getClass().getSimpleName())
                                    .append("json", new String(Json.write(described), StandardCharsets.UTF_8)),
                            new ReplaceOptions().upsert(true)));
        }
        collection.bulkWrite(List.copyOf(writes.values()), new BulkWriteOptions().ordered(false));
    }

    @Override
    public void clear() {
        collection.deleteMany(new Document());
    }

    private <G extends Geography> List<G> find(Class<G> type, Document filter) {
        List<G> found = new ArrayList<>();
        collection
                .find(filter.append("type", type.getSimpleName()))
                .sort(new Document("_id", 1))
                .forEach(document -> found.add(Json.read(json(document), type)));
        return found;
    }

    private static byte[] json(Document document) {
        return document.getString("json").getBytes(StandardCharsets.UTF_8);
    }

    private <G extends Geography> List<G> of(String territory, Class<G> type) {
        return find(type, new Document("territory", territory));
    }

    @Override
    public List<Territory> territories() {
        return find(Territory.class, new Document());
    }

    @Override
    public Optional<Territory> territory(String id) {
        return of(id, Territory.class).stream().findFirst();
    }

    @Override
    public List<City> cities(String territory) {
        return of(territory, City.class);
    }

    @Override
    public List<Region> regions(String territory) {
        return of(territory, Region.class);
    }

    @Override
    public List<Membership> memberships(String territory) {
        return of(territory, Membership.class);
    }

    @Override
    public List<Variable> variables(String territory) {
        return of(territory, Variable.class);
    }
}
