package io.secunda.metrics.indicators;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.secunda.events.Period;
import io.secunda.kit.views.MongoPositions;
import io.secunda.kit.views.Positions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The view in MongoDB: a document a series.
 *
 * <p>One feed writes a series, since a territory is on one partition: so documents can be read, changed here and put back.
 * Filters are flat, which the embedded store answers fastest.
 */
@ApplicationScoped
class MongoIndicatorView implements IndicatorView {

    /** Documents of a reply: one of a long series has a megabyte, and a reply may have 48. */
    private static final int MOST_AT_ONCE = 20;

    /** Series that are changed at once, which bounds the memory that they take. */
    private static final int SERIES_AT_ONCE = 200;

    /** Of the collection and of its positions: renaming it asks for a rebuild. */
    private static final String NAME = "indicator_series";

    private final MongoDatabase database;
    private final MongoCollection<Document> series;
    private final MongoCollection<Document> history;
    private volatile boolean indexed;

    MongoIndicatorView(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        database = client.getDatabase(name);
        series = database.getCollection(NAME);
        history = database.getCollection(NAME + "_history");
    }

    /** How far the view has read. */
    Positions positions() {
        return new MongoPositions(database, NAME);
    }

    @Override
    public void put(List<Told> values) {
        index();
        Map<String, List<Told>> bySeries = new LinkedHashMap<>();
        values.forEach(told -> bySeries.computeIfAbsent(told.value().series(), id -> new ArrayList<>())
                .add(told));
        List<String> ids = List.copyOf(bySeries.keySet());
        for (int from = 0; from < ids.size(); from += SERIES_AT_ONCE) {
            put(ids.subList(from, Math.min(from + SERIES_AT_ONCE, ids.size())), bySeries);
        }
    }

    private void put(List<String> ids, Map<String, List<Told>> bySeries) {
        Map<String, SeriesDocument> documents = new HashMap<>();
        series.find(new Document("_id", new Document("$in", ids)))
                .forEach(held -> documents.put(held.getString("_id"), new SeriesDocument(held)));
        for (String id : ids) {
            List<Told> told = bySeries.getOrDefault(id, List.of());
            var document = documents.computeIfAbsent(
                    id, i -> SeriesDocument.of(told.get(0).value()));
            told.forEach(document::add);
        }
        replace(
                history,
                documents.values().stream().flatMap(d -> d.movedOut().stream()).toList());
        replace(
                series,
                documents.values().stream().map(SeriesDocument::document).toList());
    }

    private static void replace(MongoCollection<Document> collection, Collection<Document> documents) {
        if (!documents.isEmpty()) {
            collection.bulkWrite(
                    documents.stream()
                            .map(d -> new ReplaceOneModel<>(
                                    new Document("_id", d.getString("_id")), d, new ReplaceOptions().upsert(true)))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
        }
    }

    private void index() {
        if (!indexed) {
            for (String field : List.of("subjects", "indicators", "region")) {
                series.createIndex(new Document("territory", 1).append(field, 1));
            }
            series.createIndex(new Document("territory", 1).append(SeriesDocument.TOLD, 1));
            history.createIndex(new Document("series", 1).append("period", 1));
            indexed = true;
        }
    }

    @Override
    public void clear() {
        series.deleteMany(new Document());
        history.deleteMany(new Document());
    }

    @Override
    public Page find(IndicatorQuery query) {
        var page = new PageOfValues(query);
        try (var found = series.find(filter(query))
                .sort(new Document("_id", 1))
                .batchSize(Math.min(query.limit() + 1, MOST_AT_ONCE))
                .iterator()) {
            while (found.hasNext() && !page.isFull()) {
                add(new SeriesDocument(found.next()), query, page);
            }
        }
        return page.page();
    }

    @Override
    public Changes changes(IndicatorQuery query, Instant since) {
        var page = new PageOfChanges(query, since);
        var told = filter(query).append(SeriesDocument.TOLD, new Document("$gte", since.toEpochMilli()));
        try (var found = series.find(told)
                .sort(new Document("_id", 1))
                .batchSize(MOST_AT_ONCE)
                .iterator()) {
            while (found.hasNext() && !page.isFull()) {
                var document = new SeriesDocument(found.next());
                document.versions(query::covers).forEach((period, held) -> {
                    if (page.concerns(held)) {
                        page.add(document.id(), withOlder(document, period, held, page.reachesBack(held)));
                    }
                });
            }
        }
        return page.page();
    }

    private List<Told> withOlder(SeriesDocument document, Period period, List<Told> held, boolean enough) {
        if (enough || !document.hasMovedOut(period)) {
            return held;
        }
        List<Told> all = new ArrayList<>(movedOut(document.id(), period));
        all.addAll(held);
        return all;
    }

    private void add(SeriesDocument document, IndicatorQuery query, PageOfValues page) {
        for (Map.Entry<Period, List<Told>> period :
                document.versions(query::covers).entrySet()) {
            if (!page.isFull()) {
                boolean older = document.hasMovedOut(period.getKey())
                        && (query.history() || isBefore(query.asOf(), period.getValue()));
                List<Told> versions = new ArrayList<>();
                if (older) {
                    versions.addAll(movedOut(document.id(), period.getKey()));
                }
                versions.addAll(period.getValue());
                page.add(document.id(), versions);
            }
        }
    }

    private static boolean isBefore(@Nullable Instant asOf, List<Told> versions) {
        return asOf != null
                && versions.stream().noneMatch(told -> !told.value().recorded().isAfter(asOf));
    }

    private List<Told> movedOut(String id, Period period) {
        List<Told> versions = new ArrayList<>();
        history.find(new Document("series", id).append("period", period.toString()))
                .forEach(old -> versions.addAll(SeriesDocument.old(old)));
        versions.sort((a, b) -> Long.compare(a.offset(), b.offset()));
        return versions;
    }

    private static Document filter(IndicatorQuery query) {
        var filter = new Document();
        equal(filter, "territory", query.territory());
        equal(filter, "region", query.region());
        equal(filter, "window", query.window());
        equal(filter, "scale", query.scale() == null ? null : query.scale().name());
        any(filter, "subjects", query.subjects().stream().map(Object::toString).toList());
        any(filter, "indicators", query.indicators());
        Cursor after = query.after();
        if (after != null) {
            filter.append("_id", new Document("$gte", after.series()));
        }
        return filter;
    }

    private static void equal(Document filter, String field, @Nullable String value) {
        if (value != null) {
            filter.append(field, value);
        }
    }

    private static void any(Document filter, String field, List<String> values) {
        if (values.size() == 1) {
            filter.append(field, values.get(0));
        } else if (!values.isEmpty()) {
            filter.append(field, new Document("$in", values));
        }
    }
}
