package io.secunda.ingestion.views;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.secunda.kit.views.MongoPositions;
import io.secunda.kit.views.Positions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The database of this service; nobody else reads it. */
final class MongoViews {

    private static final String DATABASE = "secunda_ingestion";

    private MongoViews() {}

    /** How far the views have read, kept beside them. */
    @Produces
    @Singleton
    static Positions positions(MongoDatabase database) {
        return new MongoPositions(database, IngestionViews.NAME);
    }

    @Produces
    @Singleton
    static MongoDatabase database(MongoClient client) {
        return client.getDatabase(DATABASE);
    }
}
