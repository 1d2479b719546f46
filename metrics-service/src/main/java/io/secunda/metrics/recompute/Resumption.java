package io.secunda.metrics.recompute;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.events.topic.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * What a stream without stores goes on from: the values that are on their topic, and the facts behind them. With both, it
 * finds that there is nothing new to tell; with the values alone it would tell, fact by fact, how they once came about.
 *
 * @param told what was told last, by key
 * @param facts the facts that were there, as they came
 */
record Resumption(Map<String, Told> told, List<Fact> facts) {

    private static final Logger LOG = Logger.getLogger(Resumption.class);
    private static final List<Topic> FACTS =
            List.of(Topic.GEOGRAPHY, Topic.OBSERVATIONS, Topic.FLOWS, Topic.AGREEMENTS);

    /** Nothing to go on from. */
    static final Resumption NONE = new Resumption(Map.of(), List.of());

    /**
     * A fact.
     *
     * @param topic the topic it is on
     * @param bytes as it is there
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fact(String topic, byte[] bytes) {}

    /** What is on a partition of the topics. */
    static Resumption of(Earlier earlier, int partition) {
        Map<String, Told> told = new LinkedHashMap<>();
        earlier.read(Topic.INDICATORS, partition, found -> {
            if (found.value() != null) {
                try {
                    IndicatorValue value = Json.read(found.value(), IndicatorValue.class);
                    told.put(value.key(), Told.of(value));
                } catch (IllegalArgumentException e) {
                    LOG.warnf(
                            "value cannot be read and counts as never told: partition=%d offset=%d cause=%s",
                            partition, found.offset(), e.getMessage());
                }
            }
        });
        if (told.isEmpty()) {
            return NONE;
        }
        List<Fact> facts = new ArrayList<>();
        for (Topic topic : FACTS) {
            earlier.read(topic, partition, found -> {
                if (found.value() != null) {
                    facts.add(new Fact(found.topic(), found.value()));
                }
            });
        }
        LOG.infof("going on from the topics: partition=%d values=%d facts=%d", partition, told.size(), facts.size());
        return new Resumption(told, facts);
    }

    boolean isNone() {
        return told.isEmpty();
    }

    /** Keeps what was told, and has the facts taken in. */
    void into(Published published, BiConsumer<String, byte[]> take) {
        told.forEach(published::put);
        facts.forEach(fact -> take.accept(fact.topic(), fact.bytes()));
    }
}
