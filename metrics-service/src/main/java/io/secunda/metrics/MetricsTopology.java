package io.secunda.metrics;

import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.metrics.catalogue.Families;
import io.secunda.metrics.recompute.Earlier;
import io.secunda.metrics.recompute.Pace;
import io.secunda.metrics.recompute.Recomputation;
import io.secunda.metrics.recompute.Tally;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The whole stream graph: facts in, indicator values that changed out. All records of a territory are on one partition
 * of each topic, so one task has them all.
 */
final class MetricsTopology {

    private MetricsTopology() {}

    static Topology of(Families families, Pace pace, Clock clock, Tally tally, Earlier earlier) {
        var builder = new StreamsBuilder();
        builder.stream(
                        List.of(
                                Topic.GEOGRAPHY.topicName(),
                                Topic.OBSERVATIONS.topicName(),
                                Topic.FLOWS.topicName(),
                                Topic.AGREEMENTS.topicName()),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("facts-in"))
                .process(new Recomputation(families, pace, clock, tally, earlier), Named.as("recompute"))
                .to(
                        Topic.INDICATORS.topicName(),
                        Produced.with(Serdes.String(), Serdes.ByteArray())
                                .withStreamPartitioner((topic, key, value, partitions) ->
                                        Optional.of(Set.of(TerritoryPartitioner.partition(key, partitions))))
                                .withName("indicators-out"));
        return builder.build();
    }
}
