package io.secunda.policy.recommendations;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.secunda.kit.kafka.DeadLetters;
import io.secunda.kit.views.MongoPositions;
import io.secunda.kit.views.Positions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The view and its position, in the service's own database. */
@ApplicationScoped
class MongoRecommendations {

    private final MongoDatabase database;
    private final DeadLetters deadLetters;

    MongoRecommendations(
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database,
            DeadLetters deadLetters) {
        this.database = client.getDatabase(database);
        this.deadLetters = deadLetters;
    }

    @Produces
    @Singleton
    MongoRecommendationView view() {
        return new MongoRecommendationView(database, deadLetters::send);
    }

    @Produces
    @Singleton
    Positions positions() {
        return new MongoPositions(database, "recommendations");
    }
}
