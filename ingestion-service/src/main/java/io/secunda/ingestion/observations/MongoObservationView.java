package io.secunda.ingestion.observations;

import com.mongodb.client.MongoDatabase;
import io.secunda.events.Period;
import io.secunda.events.Vintaged;
import io.secunda.events.observation.Observation;
import io.secunda.events.observation.Status;
import io.secunda.events.topic.Topic;
import io.secunda.ingestion.facts.TopicRecords;
import io.secunda.ingestion.series.Entry;
import io.secunda.ingestion.series.FactPage;
import io.secunda.ingestion.series.MongoSeries;
import io.secunda.ingestion.series.SeriesQuery;
import io.secunda.ingestion.series.SeriesShape;
import io.secunda.ingestion.views.TopicView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Observations in MongoDB: one document for each city and variable. */
@ApplicationScoped
class MongoObservationView implements ObservationView, TopicView<Observation> {

    private final MongoSeries<Observation> series;

    MongoObservationView(MongoDatabase database) {
        this.series =
                new MongoSeries<>(database, "observations", new Shape(), List.of("territory", "variable", "city"));
    }

    @Override
    public Topic topic() {
        return Topic.OBSERVATIONS;
    }

    @Override
    public Observation read(ConsumerRecord<String, byte[]> record) {
        return TopicRecords.read(record, Observation.class, Vintaged::key);
    }

    @Override
    public void apply(List<Observation> records) {
        series.apply(records);
    }

    @Override
    public void clear() {
        series.clear();
    }

    @Override
    public FactPage<Observation> find(SeriesQuery query) {
        return series.find(query);
    }

    private static final class Shape implements SeriesShape<Observation> {

        @Override
        public Document series(Observation fact) {
            return new Document("territory", fact.territory())
                    .append("city", fact.city())
                    .append("variable", fact.variable());
        }

        @Override
        public Period period(Observation fact) {
            return fact.period();
        }

        @Override
        public String unit(Observation fact) {
            return fact.unit();
        }

        @Override
        public @Nullable List<Status> statuses(Observation fact) {
            return fact.statuses();
        }

        @Override
        public Observation fact(Document series, Entry entry) {
            return new Observation(
                    series.getString("territory"),
                    series.getString("city"),
                    series.getString("variable"),
                    entry.period(),
                    entry.value(),
                    entry.unit(),
                    entry.source(),
                    entry.status(),
                    entry.released(),
                    entry.recorded(),
                    entry.statuses());
        }
    }
}
