package io.secunda.metrics.indicators;

import io.secunda.events.Json;
import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.metrics.indicators.IndicatorView.Told;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A series as a document: what it can be asked for by, and its periods with their versions in order. So that a document
 * stays small, only the newest versions of a period are in it; older ones are in documents of their own, of a fixed
 * number of versions each.
 */
final class SeriesDocument {

    /** More versions than this of one period, and the older half of them moves out. */
    static final int MOST_VERSIONS = 16;

    private static final String PERIODS = "periods";
    private static final String VERSIONS = "versions";
    private static final String NUMBER = "n";
    private static final String VALUE = "value";
    private static final String MOVED = "moved";

    private final Document document;
    private final List<Document> movedOut = new ArrayList<>();

    SeriesDocument(Document document) {
        this.document = document;
    }

    static SeriesDocument of(IndicatorValue value) {
        Subject subject = value.subject();
        var anywhere = new Subject(subject.scale(), subject.code(), subject.other(), null);
        String id = value.indicator();
        int bracket = id.indexOf('(');
        return new SeriesDocument(new Document("_id", value.series())
                .append("territory", value.territory())
                .append("subjects", List.of(subject.toString(), anywhere.toString()))
                .append("indicators", bracket < 0 ? List.of(id) : List.of(id, id.substring(0, bracket)))
                .append("region", subject.region() != null ? subject.region() : regionOf(subject))
                .append("scale", subject.scale().name())
                .append("window", value.window() == null ? "-" : value.window())
                .append(PERIODS, new Document()));
    }

    private static @Nullable String regionOf(Subject subject) {
        return subject.scale() == Scale.REGION ? subject.code() : null;
    }

    Document document() {
        return document;
    }

    String id() {
        return document.getString("_id");
    }

    /** Documents of old versions that have to be stored before this one. */
    List<Document> movedOut() {
        return movedOut;
    }

    /** Adds a version; one that is not after the last one is known already. */
    void add(Told told) {
        String period = told.value().period().toString();
        Document periods = document.get(PERIODS, Document.class);
        Document held = periods.get(period, Document.class);
        if (held == null) {
            held = new Document(VERSIONS, new ArrayList<Document>());
            periods.append(period, held);
        }
        List<Document> versions = new ArrayList<>(held.getList(VERSIONS, Document.class));
        if (!versions.isEmpty() && versions.get(versions.size() - 1).getLong(NUMBER) >= told.offset()) {
            return;
        }
        versions.add(version(told));
        if (versions.size() > MOST_VERSIONS) {
            List<Document> old = List.copyOf(versions.subList(0, MOST_VERSIONS / 2));
            versions = new ArrayList<>(versions.subList(MOST_VERSIONS / 2, versions.size()));
            movedOut.add(
                    new Document("_id", id() + "/" + period + "/" + old.get(0).getLong(NUMBER))
                            .append("series", id())
                            .append("period", period)
                            .append(VERSIONS, old));
            held.append(MOVED, true);
        }
        held.append(VERSIONS, versions);
    }

    /** The value as the text it had on the topic: nothing is sought inside it, and a text is copied at no cost. */
    private static Document version(Told told) {
        return new Document(NUMBER, told.offset())
                .append(VALUE, new String(Json.write(told.value()), StandardCharsets.UTF_8));
    }

    /** The versions of each period that are in this document, in order of time. */
    Map<Period, List<Told>> versions() {
        Map<Period, List<Told>> versions = new TreeMap<>();
        document.get(PERIODS, Document.class)
                .forEach((period, held) -> versions.put(Period.parse(period), versions((Document) held)));
        return versions;
    }

    /** Whether older versions of a period are elsewhere. */
    boolean hasMovedOut(Period period) {
        return document.get(PERIODS, Document.class)
                .get(period.toString(), Document.class)
                .getBoolean(MOVED, false);
    }

    /** The versions in a period's part of a document, or in a document of old ones. */
    static List<Told> versions(Document held) {
        return held.getList(VERSIONS, Document.class).stream()
                .map(version -> new Told(value(version.getString(VALUE)), version.getLong(NUMBER)))
                .toList();
    }

    private static IndicatorValue value(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), IndicatorValue.class);
    }
}
