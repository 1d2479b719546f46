package io.secunda.policy.recommendations;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.secunda.events.Json;
import io.secunda.events.recommendation.Recommendation;
import io.secunda.events.recommendation.State;
import io.secunda.kit.views.View;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations in MongoDB, with all their versions.
 *
 * <p>Collection {@code recommendations} has one document a recommendation, {@code _id} its key, with the last event.
 * Collection {@code recommendation_history} has the events in order, {@link #VERSIONS} a document, so that none outgrows
 * what the database takes; {@code _id} is the key and the number of the document. The offset of the last event that was
 * taken in says which events are news when a batch comes twice.
 */
public final class MongoRecommendationView implements RecommendationView, View {

    /** Events of one recommendation in a document of its history. */
    static final int VERSIONS = 200;

    private final MongoCollection<Document> current;
    private final MongoCollection<Document> history;
    private final BiConsumer<ConsumerRecord<String, byte[]>, String> unreadable;

    MongoRecommendationView(MongoDatabase database, BiConsumer<ConsumerRecord<String, byte[]>, String> unreadable) {
        this.current = database.getCollection("recommendations");
        this.history = database.getCollection("recommendation_history");
        this.unreadable = unreadable;
    }

    /** Makes what the queries are quick by. */
    void createIndexes() {
        current.createIndex(
                new Document("territory", 1).append("state", 1), new IndexOptions().name("territory_state"));
        current.createIndex(new Document("id", 1), new IndexOptions().name("id"));
        history.createIndex(new Document("key", 1).append("number", 1), new IndexOptions().name("key_number"));
        history.createIndex(
                new Document("territory", 1).append("first", 1), new IndexOptions().name("territory_first"));
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> batch) {
        Map<String, List<Version>> byKey = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            Version version = read(record);
            if (version != null) {
                byKey.computeIfAbsent(version.event().key(), key -> new ArrayList<>())
                        .add(version);
            }
        }
        if (byKey.isEmpty()) {
            return;
        }
        Map<String, Document> known = byId(current, List.copyOf(byKey.keySet()));
        List<WriteModel<Document>> pages = new ArrayList<>();
        List<WriteModel<Document>> heads = new ArrayList<>();
        byKey.forEach((key, versions) -> add(key, versions, known.get(key), pages, heads));
        // history first: should the second write not happen, the batch comes again and writes the same pages
        if (!heads.isEmpty()) {
            history.bulkWrite(pages);
            current.bulkWrite(heads);
        }
    }

    private record Version(Recommendation event, long offset) {}

    private @Nullable Version read(ConsumerRecord<String, byte[]> record) {
        try {
            byte[] value = record.value();
            if (value == null) {
                throw new IllegalArgumentException("the record has no value");
            }
            return new Version(Json.read(value, Recommendation.class), record.offset());
        } catch (IllegalArgumentException e) {
            unreadable.accept(record, "no recommendation: " + e.getMessage());
            return null;
        }
    }

    private void add(
            String key,
            List<Version> versions,
            @Nullable Document known,
            List<WriteModel<Document>> pages,
            List<WriteModel<Document>> heads) {
        long offset = known == null ? -1 : known.getLong("offset");
        long count = known == null ? 0 : known.getLong("count");
        List<Version> news = versions.stream().filter(v -> v.offset() > offset).toList();
        if (news.isEmpty()) {
            return;
        }
        Map<Long, Map<Integer, Document>> open = new LinkedHashMap<>();
        for (Version version : news) {
            open.computeIfAbsent(count / VERSIONS, number -> new LinkedHashMap<>())
                    .put(
                            Math.toIntExact(count % VERSIONS),
                            new Document("recorded", version.event().recorded().toEpochMilli())
                                    .append("event", text(version)));
            count++;
        }
        open.forEach((number, events) ->
                pages.add(page(key, number, events, news.get(0).event())));
        heads.add(upsert(head(key, news.get(news.size() - 1), count)));
    }

    /** A page that begins, or events put into their places on one that is there: so a batch may come twice. */
    private static WriteModel<Document> page(
            String key, long number, Map<Integer, Document> events, Recommendation any) {
        String id = key + "#" + String.format("%06d", number);
        if (!events.containsKey(0)) {
            var places = new Document();
            events.forEach((place, event) -> places.append("versions." + place, event));
            return new UpdateOneModel<>(new Document("_id", id), new Document("$set", places));
        }
        List<Document> versions = List.copyOf(events.values());
        return upsert(new Document("_id", id)
                .append("key", key)
                .append("number", number)
                .append("territory", any.territory())
                .append("first", versions.get(0).getLong("recorded"))
                .append("versions", versions));
    }

    private static Document head(String key, Version last, long count) {
        return new Document("_id", key)
                .append("territory", last.event().territory())
                .append("id", last.event().id())
                .append("state", last.event().state().toString())
                .append("theme", last.event().theme())
                .append("offset", last.offset())
                .append("count", count)
                .append("event", text(last));
    }

    private static String text(Version version) {
        return new String(Json.write(version.event()), StandardCharsets.UTF_8);
    }

    private static ReplaceOneModel<Document> upsert(Document document) {
        return new ReplaceOneModel<>(
                new Document("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
    }

    private static Map<String, Document> byId(MongoCollection<Document> collection, List<String> ids) {
        Map<String, Document> found = new HashMap<>();
        collection
                .find(new Document("_id", new Document("$in", ids)))
                .forEach(document -> found.put(document.getString("_id"), document));
        return found;
    }

    @Override
    public void clear() {
        current.deleteMany(new Document());
        history.deleteMany(new Document());
    }

    @Override
    public Page find(RecommendationQuery query) {
        List<Recommendation> matching = (query.asOf() == null ? now(query) : asOf(query))
                .filter(query::asksFor)
                .filter(found -> query.after() == null || Cursor.of(found).compareTo(query.after()) > 0)
                .sorted(Comparator.comparing(Cursor::of))
                .limit(query.limit() + 1L)
                .toList();
        if (matching.size() <= query.limit()) {
            return new Page(matching, null);
        }
        List<Recommendation> items = matching.subList(0, query.limit());
        return new Page(items, Cursor.of(items.get(items.size() - 1)).toString());
    }

    private Stream<Recommendation> now(RecommendationQuery query) {
        var filter = territory(query);
        if (!query.states().isEmpty()) {
            List<String> states = query.states().stream().map(State::toString).toList();
            filter.append("state", new Document("$in", states));
        }
        if (query.theme() != null) {
            filter.append("theme", query.theme());
        }
        return stream(current, filter).map(MongoRecommendationView::event);
    }

    /** The last event up to then of every recommendation: on the last page that begins before. */
    private Stream<Recommendation> asOf(RecommendationQuery query) {
        long then = Objects.requireNonNull(query.asOf()).toEpochMilli();
        Map<String, Document> last = new HashMap<>();
        stream(history, territory(query).append("first", new Document("$lte", then)))
                .forEach(page -> last.merge(
                        page.getString("key"), page, (a, b) -> a.getLong("number") > b.getLong("number") ? a : b));
        return last.values().stream().map(page -> {
            List<Document> versions = page.getList("versions", Document.class).stream()
                    .filter(version -> version.getLong("recorded") <= then)
                    .toList();
            return event(versions.get(versions.size() - 1));
        });
    }

    @Override
    public List<Recommendation> toldSince(RecommendationQuery query, Instant since) {
        return now(query)
                .filter(query::asksFor)
                .filter(found -> !found.recorded().isBefore(since))
                .toList();
    }

    private static Document territory(RecommendationQuery query) {
        return query.territory() == null ? new Document() : new Document("territory", query.territory());
    }

    @Override
    public List<Recommendation> history(@Nullable String territory, String id) {
        List<String> keys = territory != null
                ? List.of(territory + "/" + id)
                : stream(current, new Document("id", id))
                        .map(head -> head.getString("_id"))
                        .sorted()
                        .toList();
        List<Recommendation> events = new ArrayList<>();
        for (String key : keys) {
            history.find(new Document("key", key))
                    .sort(new Document("number", 1))
                    .forEach(page ->
                            page.getList("versions", Document.class).forEach(version -> events.add(event(version))));
        }
        return events;
    }

    @Override
    public Size size() {
        long withdrawn = current.countDocuments(new Document("state", State.WITHDRAWN.toString()));
        long all = current.countDocuments(new Document());
        return new Size(all - withdrawn, all);
    }

    private static Stream<Document> stream(MongoCollection<Document> collection, Document filter) {
        return StreamSupport.stream(collection.find(filter).spliterator(), false);
    }

    private static Recommendation event(Document document) {
        return Json.read(document.getString("event").getBytes(StandardCharsets.UTF_8), Recommendation.class);
    }
}
