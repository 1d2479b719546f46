package io.secunda.policy;

import io.secunda.events.topic.TerritoryPartitioner;
import io.secunda.events.topic.Topic;
import io.secunda.policy.evaluation.RecommendationProcessor;
import io.secunda.policy.evaluation.Surroundings;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** The stream graph: indicator values in, events of recommendations out. */
final class PolicyTopology {

    private PolicyTopology() {}

    static Topology of(Surroundings surroundings) {
        var builder = new StreamsBuilder();
        builder.stream(
                        Topic.INDICATORS.topicName(),
                        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("indicators"))
                .process(RecommendationProcessor.with(surroundings), Named.as("recommend"))
                .to(
                        Topic.RECOMMENDATIONS.topicName(),
                        Produced.with(Serdes.String(), Serdes.ByteArray())
                                .withStreamPartitioner((topic, key, value, partitions) ->
                                        Optional.of(Set.of(TerritoryPartitioner.partition(key, partitions))))
                                .withName("recommendations"));
        return builder.build();
    }
}
