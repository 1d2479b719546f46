package io.secunda.ingestion.series;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.secunda.events.Fact;
import io.secunda.events.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Facts in MongoDB, one document a series, with the vintages of all its periods.
 *
 * <p>Only one feed writes a series, since a territory is on one partition: so a document can be read, changed in the heap
 * and put back. Filters are flat documents, which both stores answer from the index of {@code _id}.
 */
public final class MongoSeries<F extends Fact> {

    private static final String ENTRIES = "entries";

    private final MongoCollection<Document> collection;
    private final SeriesShape<F> shape;
    private final Document index = new Document();
    private boolean indexMade;

    /**
     * @param database the service's database
     * @param name of the collection; renaming it asks for a rebuild
     * @param indexed fields by which, together, series are often asked for
     */
    public MongoSeries(MongoDatabase database, String name, SeriesShape<F> shape, List<String> indexed) {
        this.collection = database.getCollection(name);
        this.shape = shape;
        indexed.forEach(field -> index.append(field, 1));
    }

    /** Takes facts in; the same again changes nothing. */
    public void apply(List<F> facts) {
        if (!indexMade) {
            collection.createIndex(index);
            indexMade = true;
        }
        Map<String, List<F>> bySeries = new LinkedHashMap<>();
        for (F fact : facts) {
            bySeries.computeIfAbsent(id(shape.series(fact)), id -> new ArrayList<>())
                    .add(fact);
        }
        Map<String, Document> stored = new HashMap<>();
        collection
                .find(new Document("_id", new Document("$in", List.copyOf(bySeries.keySet()))))
                .forEach(document -> stored.put(document.getString("_id"), document));
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        bySeries.forEach((id, added) -> writes.add(new ReplaceOneModel<>(
                new Document("_id", id), merged(id, stored.get(id), added), new ReplaceOptions().upsert(true))));
        collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    /** Empties the collection. */
    public void clear() {
        collection.deleteMany(new Document());
    }

    private Document merged(String id, @Nullable Document stored, List<F> added) {
        Document series = shape.series(added.get(0));
        // the order tells vintages apart: two that are equal in it are one release of one source
        Map<Entry, Entry> entries = new TreeMap<>(Cursor.ORDER);
        if (stored != null) {
            entries(stored).forEach(entry -> entries.put(entry, entry));
        }
        for (F fact : added) {
            Entry entry = entry(fact);
            Entry held = entries.get(entry);
            if (held == null || fact.supersedes(shape.fact(series, held))) {
                entries.put(entry, entry);
            }
        }
        Document document = new Document("_id", id);
        document.putAll(series);
        return document.append(
                ENTRIES, entries.values().stream().map(Entry::stored).toList());
    }

    private Entry entry(F fact) {
        return new Entry(
                shape.period(fact),
                fact.value(),
                shape.unit(fact),
                fact.source(),
                fact.status(),
                fact.released(),
                fact.recorded(),
                shape.statuses(fact));
    }

    private static List<Entry> entries(Document stored) {
        return stored.getList(ENTRIES, Document.class).stream()
                .map(Entry::from)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String id(Document series) {
        return series.values().stream().map(Object::toString).collect(Collectors.joining("/"));
    }

    /** A page of what is asked for, in order of series and period. */
    public FactPage<F> find(SeriesQuery query) {
        List<F> facts = new ArrayList<>();
        Cursor last = null;
        try (var documents = collection
                .find(filter(query))
                .sort(new Document("_id", 1))
                .batchSize(500)
                .iterator()) {
            while (documents.hasNext()) {
                Document document = documents.next();
                String id = document.getString("_id");
                for (Entry entry : wanted(document, query)) {
                    if (facts.size() == query.limit()) {
                        return new FactPage<>(facts, last);
                    }
                    facts.add(shape.fact(document, entry));
                    last = new Cursor(id, entry.period(), entry.released(), entry.source());
                }
            }
        }
        return new FactPage<>(facts, null);
    }

    private static Document filter(SeriesQuery query) {
        var filter = new Document();
        query.filters().forEach((field, values) -> {
            if (values.size() == 1) {
                filter.append(field, values.get(0));
            } else if (!values.isEmpty()) {
                filter.append(field, new Document("$in", values));
            }
        });
        if (query.after() != null) {
            filter.append("_id", new Document("$gte", query.after().series()));
        }
        return filter;
    }

    private List<Entry> wanted(Document document, SeriesQuery query) {
        List<Entry> known = entries(document);
        known.removeIf(entry -> query.asOf() != null && entry.recorded().isAfter(query.asOf()));
        known.removeIf(entry -> !query.periods().isEmpty()
                && !query.periods().contains(entry.period().toString()));
        List<Entry> shown = query.includeHistory() ? known : standing(document, known);
        Cursor after = query.after();
        if (after != null && after.series().equals(document.getString("_id"))) {
            shown.removeIf(entry -> !after.before(entry));
        }
        return shown;
    }

    private List<Entry> standing(Document series, List<Entry> known) {
        Map<Period, Entry> standing = new TreeMap<>();
        for (Entry entry : known) {
            standing.merge(
                    entry.period(),
                    entry,
                    (held, other) -> shape.fact(series, other).supersedes(shape.fact(series, held)) ? other : held);
        }
        return new ArrayList<>(standing.values());
    }
}
