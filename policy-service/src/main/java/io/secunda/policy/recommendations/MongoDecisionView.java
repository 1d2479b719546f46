package io.secunda.policy.recommendations;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.secunda.events.Json;
import io.secunda.events.recommendation.Decision;
import io.secunda.kit.kafka.DeadLetters;
import io.secunda.kit.views.MongoPositions;
import io.secunda.kit.views.Positions;
import io.secunda.kit.views.View;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Decisions in MongoDB: collection {@code decisions}, a document a decision, {@code _id} its key. */
@ApplicationScoped
class MongoDecisionView implements DecisionView, View {

    private static final Comparator<Decision> ORDER =
            Comparator.comparing(Decision::recorded).thenComparing(Decision::id);

    private final MongoDatabase database;
    private final MongoCollection<Document> decisions;
    private final DeadLetters deadLetters;

    MongoDecisionView(
            MongoClient client,
            @ConfigProperty(name = "quarkus.mongodb.database") String database,
            DeadLetters deadLetters) {
        this.database = client.getDatabase(database);
        this.decisions = this.database.getCollection("decisions");
        this.deadLetters = deadLetters;
    }

    /** How far the view has read. */
    Positions positions() {
        return new MongoPositions(database, "decisions");
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> batch) {
        for (ConsumerRecord<String, byte[]> record : batch) {
            try {
                byte[] value = record.value();
                if (value == null) {
                    throw new IllegalArgumentException("the record has no value");
                }
                put(Json.read(value, Decision.class));
            } catch (IllegalArgumentException e) {
                deadLetters.send(record, "no decision: " + e.getMessage());
            }
        }
    }

    /** Takes a decision in; one that is known already changes nothing. */
    void put(Decision decision) {
        decisions.replaceOne(
                new Document("_id", decision.key()),
                new Document("_id", decision.key())
                        .append("on", decision.territory() + "/" + decision.recommendation())
                        .append("event", new String(Json.write(decision), StandardCharsets.UTF_8)),
                new ReplaceOptions().upsert(true));
    }

    void createIndexes() {
        decisions.createIndex(new Document("on", 1));
    }

    @Override
    public void clear() {
        decisions.deleteMany(new Document());
    }

    @Override
    public List<Decision> on(String recommendation, @Nullable Instant asOf) {
        return read(new Document("on", recommendation), asOf);
    }

    @Override
    public Map<String, Decision> latest(Collection<String> recommendations, @Nullable Instant asOf) {
        Map<String, Decision> latest = new HashMap<>();
        if (!recommendations.isEmpty()) {
            read(new Document("on", new Document("$in", List.copyOf(recommendations))), asOf)
                    .forEach(d -> latest.put(d.territory() + "/" + d.recommendation(), d));
        }
        return latest;
    }

    private List<Decision> read(Document filter, @Nullable Instant asOf) {
        List<Decision> found = new ArrayList<>();
        decisions.find(filter).forEach(document -> {
            Decision decision = decision(document);
            if (asOf == null || !decision.recorded().isAfter(asOf)) {
                found.add(decision);
            }
        });
        found.sort(ORDER);
        return found;
    }

    @Override
    public Optional<Decision> find(String key) {
        return Optional.ofNullable(decisions.find(new Document("_id", key)).first())
                .map(MongoDecisionView::decision);
    }

    private static Decision decision(Document document) {
        return Json.read(document.getString("event").getBytes(StandardCharsets.UTF_8), Decision.class);
    }
}
