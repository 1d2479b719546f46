package io.secunda.metrics.indicators;

import io.secunda.events.Period;
import io.secunda.events.Scale;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.metrics.indicators.IndicatorView.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A series as a document: what it can be asked for by, and its periods with their versions in order. So that a document
 * stays small, only the newest versions of a period are in it; older ones are in documents of their own, of a fixed
 * number of versions each.
 */
final class SeriesDocument {

    /** More versions than this of one period, and the older half of them moves out. */
    static final int MOST_VERSIONS = 16;

    /** When anything was told of the series last, in milliseconds. */
    static final String TOLD = "told";

    private static final String PERIODS = "periods";
    private static final String VERSIONS = "versions";
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
                .append(TOLD, value.recorded().toEpochMilli())
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
        List<Binary> versions = new ArrayList<>(packed(periods, period));
        if (!versions.isEmpty() && Version.offset(versions.get(versions.size() - 1)) >= told.offset()) {
            return;
        }
        versions.add(Version.pack(told));
        if (versions.size() > MOST_VERSIONS) {
            List<Binary> old = List.copyOf(versions.subList(0, MOST_VERSIONS / 2));
            versions = new ArrayList<>(versions.subList(MOST_VERSIONS / 2, versions.size()));
            movedOut.add(new Document("_id", id() + "/" + period + "/" + Version.offset(old.get(0)))
                    .append("series", id())
                    .append("period", period)
                    .append(VERSIONS, old));
            Set<String> moved = new TreeSet<>(moved());
            moved.add(period);
            document.append(MOVED, List.copyOf(moved));
        }
        periods.append(period, versions);
        document.append(
                TOLD, Math.max(document.getLong(TOLD), told.value().recorded().toEpochMilli()));
    }

    private static List<Binary> packed(Document periods, String period) {
        return periods.containsKey(period) ? periods.getList(period, Binary.class) : List.of();
    }

    private List<String> moved() {
        return document.containsKey(MOVED) ? document.getList(MOVED, String.class) : List.of();
    }

    /** The periods that are asked for and their versions in this document, in order of time. */
    Map<Period, List<Told>> versions(Predicate<Period> asked) {
        Map<Period, List<Told>> versions = new TreeMap<>();
        Document periods = document.get(PERIODS, Document.class);
        for (String written : periods.keySet()) {
            Period period = Period.parse(written);
            if (asked.test(period)) {
                versions.put(
                        period,
                        packed(periods, written).stream().map(Version::unpack).toList());
            }
        }
        return versions;
    }

    /** Whether older versions of a period are elsewhere. */
    boolean hasMovedOut(Period period) {
        return moved().contains(period.toString());
    }

    /** The versions in a document of old ones. */
    static List<Told> old(Document held) {
        return held.getList(VERSIONS, Binary.class).stream()
                .map(Version::unpack)
                .toList();
    }
}
