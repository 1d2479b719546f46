package io.secunda.ingestion.agreements;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.secunda.events.Json;
import io.secunda.events.Vintaged;
import io.secunda.events.agreement.Agreement;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.TopicRecords;
import io.secunda.ingestion.views.TopicView;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Agreements in MongoDB: one document each, with its vintages as they are on the topic. */
@ApplicationScoped
class MongoAgreementView implements AgreementView, TopicView<Agreement> {

    private static final String VINTAGES = "vintages";
    private static final Comparator<Agreement> ORDER =
            Comparator.comparing(Agreement::released).thenComparing(Agreement::source);

    private final MongoCollection<Document> collection;

    MongoAgreementView(MongoDatabase database) {
        this.collection = database.getCollection("agreements");
    }

    @Override
    public Topic topic() {
        return Topic.AGREEMENTS;
    }

    @Override
    public Agreement read(ConsumerRecord<String, byte[]> record) {
        return TopicRecords.read(record, Agreement.class, Vintaged::key);
    }

    @Override
    public void apply(List<Agreement> records) {
        records.forEach(this::apply);
    }

    private void apply(Agreement added) {
        var id = new Document("_id", added.cell());
        List<Agreement> vintages = vintages(collection.find(id).first());
        Agreement held = vintages.stream()
                .filter(v -> v.released().equals(added.released()) && v.source().equals(added.source()))
                .findFirst()
                .orElse(null);
        if (held == null || added.supersedes(held)) {
            vintages.remove(held);
            vintages.add(added);
            vintages.sort(ORDER);
            collection.replaceOne(id, document(added, vintages), new ReplaceOptions().upsert(true));
        }
    }

    private static Document document(Agreement any, List<Agreement> vintages) {
        return new Document("_id", any.cell())
                .append("territory", any.territory())
                .append(
                        "participants",
                        vintages.stream()
                                .flatMap(v -> v.participants().stream())
                                .distinct()
                                .toList())
                .append(
                        VINTAGES,
                        vintages.stream()
                                .map(v -> new String(Json.write(v), StandardCharsets.UTF_8))
                                .toList());
    }

    private static List<Agreement> vintages(@Nullable Document stored) {
        if (stored == null) {
            return new ArrayList<>();
        }
        return stored.getList(VINTAGES, String.class).stream()
                .map(json -> Json.read(json.getBytes(StandardCharsets.UTF_8), Agreement.class))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public void clear() {
        collection.deleteMany(new Document());
    }

    @Override
    public Page find(Query query) {
        List<Agreement> agreements = new ArrayList<>();
        String last = null;
        int found = 0;
        for (Document document : collection.find(filter(query)).sort(new Document("_id", 1))) {
            List<Agreement> wanted = wanted(document, query);
            if (wanted.isEmpty()) {
                continue;
            }
            if (found == query.limit()) {
                return new Page(agreements, last);
            }
            agreements.addAll(wanted);
            last = document.getString("_id");
            found++;
        }
        return new Page(agreements, null);
    }

    private static Document filter(Query query) {
        var filter = new Document();
        if (query.territory() != null) {
            filter.append("territory", query.territory());
        }
        if (query.city() != null) {
            filter.append("participants", query.city());
        }
        if (query.after() != null) {
            filter.append("_id", new Document("$gt", query.after()));
        }
        return filter;
    }

    private static List<Agreement> wanted(Document document, Query query) {
        List<Agreement> known = vintages(document);
        known.removeIf(v -> query.asOf() != null && v.recorded().isAfter(query.asOf()));
        if (!query.includeHistory()) {
            known = known.stream().reduce((held, other) -> other.supersedes(held) ? other : held).stream()
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        known.removeIf(v -> query.city() != null && !v.participants().contains(query.city()));
        return known;
    }
}
