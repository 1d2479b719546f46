package io.secunda.ingestion.flows;

import com.mongodb.client.MongoDatabase;
import io.secunda.events.Period;
import io.secunda.events.Vintaged;
import io.secunda.events.flow.Flow;
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

/** Flows in MongoDB: one document for each direction between two cities and kind. */
@ApplicationScoped
class MongoFlowView implements FlowView, TopicView<Flow> {

    private final MongoSeries<Flow> series;

    MongoFlowView(MongoDatabase database) {
        this.series = new MongoSeries<>(database, "flows", new Shape(), List.of("territory", "kind", "origin"));
    }

    @Override
    public Topic topic() {
        return Topic.FLOWS;
    }

    @Override
    public Flow read(ConsumerRecord<String, byte[]> record) {
        return TopicRecords.read(record, Flow.class, Vintaged::key);
    }

    @Override
    public void apply(List<Flow> records) {
        series.apply(records);
    }

    @Override
    public void clear() {
        series.clear();
    }

    @Override
    public FactPage<Flow> find(SeriesQuery query) {
        return series.find(query);
    }

    private static final class Shape implements SeriesShape<Flow> {

        @Override
        public Document series(Flow fact) {
            return new Document("territory", fact.territory())
                    .append("origin", fact.origin())
                    .append("destination", fact.destination())
                    .append("kind", fact.kind());
        }

        @Override
        public Period period(Flow fact) {
            return fact.period();
        }

        @Override
        public String unit(Flow fact) {
            return fact.unit();
        }

        @Override
        public Flow fact(Document series, Entry entry) {
            return new Flow(
                    series.getString("territory"),
                    series.getString("origin"),
                    series.getString("destination"),
                    series.getString("kind"),
                    entry.period(),
                    entry.value(),
                    entry.unit(),
                    entry.source(),
                    entry.status(),
                    entry.released(),
                    entry.recorded());
        }
    }
}
