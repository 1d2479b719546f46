package io.secunda.ingestion.repeats;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/** Requests in the collection {@code requests}, one document each. */
@ApplicationScoped
class MongoKeptRequests implements KeptRequests {

    private final MongoCollection<Document> collection;

    MongoKeptRequests(MongoDatabase database) {
        this.collection = database.getCollection("requests");
    }

    @Override
    public Optional<Kept> find(String id) {
        return Optional.ofNullable(collection.find(new Document("_id", id)).first())
                .map(stored -> new Kept(
                        id,
                        Instant.parse(stored.getString("begun")),
                        stored.getString("fingerprint"),
                        stored.getString("report"),
                        stored.getString("table")));
    }

    @Override
    public boolean begin(Kept request) {
        try {
            collection.insertOne(stored(request));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void put(Kept request) {
        collection.replaceOne(new Document("_id", request.id()), stored(request), new ReplaceOptions().upsert(true));
        // times are texts of one length to the second, so that they are ordered as moments are
        String tooOld = request.begun().minus(Once.KEPT).toString();
        collection.deleteMany(new Document("begun", new Document("$lt", tooOld)));
    }

    @Override
    public void forget(String id) {
        collection.deleteOne(new Document("_id", id));
    }

    private static Document stored(Kept request) {
        return new Document("_id", request.id())
                .append("begun", request.begun().toString())
                .append("fingerprint", request.fingerprint())
                .append("report", request.report())
                .append("table", request.table());
    }
}
