package io.secunda.metrics.places;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.secunda.events.geography.City;
import io.secunda.kit.views.MongoPositions;
import io.secunda.kit.views.Positions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where cities are, in MongoDB. */
@ApplicationScoped
class MongoPlaces implements Places {

    private static final String NAME = "places";

    private final MongoDatabase database;
    private final MongoCollection<Document> places;

    MongoPlaces(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        this.database = client.getDatabase(name);
        this.places = database.getCollection(NAME);
    }

    @Override
    public Map<String, Place> of(String territory) {
        Map<String, Place> found = new HashMap<>();
        places.find(new Document("territory", territory))
                .forEach(d -> found.put(d.getString("city"), new Place(d.getDouble("lon"), d.getDouble("lat"))));
        return found;
    }

    Positions positions() {
        return new MongoPositions(database, NAME);
    }

    void put(List<City> cities) {
        Map<String, ReplaceOneModel<Document>> writes = new LinkedHashMap<>();
        for (City city : cities) {
            var place = new Document("_id", city.key())
                    .append("territory", city.territory())
                    .append("city", city.code())
                    .append("lon", city.lon())
                    .append("lat", city.lat());
            writes.put(
                    city.key(),
                    new ReplaceOneModel<>(new Document("_id", city.key()), place, new ReplaceOptions().upsert(true)));
        }
        if (!writes.isEmpty()) {
            places.bulkWrite(List.copyOf(writes.values()), new BulkWriteOptions().ordered(false));
        }
    }

    void clear() {
        places.deleteMany(new Document());
    }
}
