package io.secunda.kit.streams;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of a running stream, to be read beside it. */
@FunctionalInterface
public interface HeldStores {

    /**
     * A store as it stands, of all partitions that this process has.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while the stream does not run
     */
    ReadOnlyKeyValueStore<String, byte[]> named(String name);
}
