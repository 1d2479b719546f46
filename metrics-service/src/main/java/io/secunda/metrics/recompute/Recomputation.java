package io.secunda.metrics.recompute;

import io.secunda.metrics.catalogue.Families;
import java.time.Clock;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The step from facts to indicator values, with its stores: in memory, each change also on a changelog topic. */
public final class Recomputation implements ProcessorSupplier<String, byte[], String, byte[]> {

    private final Families families;
    private final Pace pace;
    private final Clock clock;
    private final Tally tally;
    private final Earlier earlier;

    /**
     * @param families what is computed
     * @param pace when dirty things are recomputed
     * @param clock tells when a value is computed
     * @param tally counts what is done
     * @param earlier finds what is on the topics already
     */
    public Recomputation(Families families, Pace pace, Clock clock, Tally tally, Earlier earlier) {
        this.earlier = earlier;
        this.families = families;
        this.pace = pace;
        this.clock = clock;
        this.tally = tally;
    }

    @Override
    public Processor<String, byte[], String, byte[]> get() {
        return new Recompute(families, pace, clock, tally, earlier);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(store(FactsHeld.STORE), store(Published.STORE));
    }

    private static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }
}
