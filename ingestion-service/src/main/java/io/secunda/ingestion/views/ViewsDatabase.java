package io.secunda.ingestion.views;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The database of this service; nobody else reads it. */
final class ViewsDatabase {

    private static final String NAME = "secunda_ingestion";

    private ViewsDatabase() {}

    @Produces
    @Singleton
    static MongoDatabase database(MongoClient client) {
        return client.getDatabase(NAME);
    }
}
