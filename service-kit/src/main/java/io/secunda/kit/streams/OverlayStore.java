package io.secunda.kit.streams;

import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What would be in a store if something were written to it: reads fall through to the store, writes stay here and are
 * gone with this object. The store itself cannot be written through it.
 *
 * <p>For use by one thread. Nothing can be deleted.
 */
public final class OverlayStore implements KeyValueStore<String, byte[]> {

    private final ReadOnlyKeyValueStore<String, byte[]> below;
    private final NavigableMap<String, byte[]> written = new TreeMap<>();

    /**
     * @param below what stands
     */
    public OverlayStore(ReadOnlyKeyValueStore<String, byte[]> below) {
        this.below = below;
    }

    @Override
    public byte @Nullable [] get(String key) {
        byte[] here = written.get(key);
        return here == null ? below.get(key) : here;
    }

    @Override
    public void put(String key, byte[] value) {
        written.put(key, value);
    }

    @Override
    public byte @Nullable [] putIfAbsent(String key, byte[] value) {
        byte[] held = get(key);
        if (held == null) {
            put(key, value);
        }
        return held;
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(String key) {
        throw new UnsupportedOperationException("nothing is deleted from an overlay");
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        return over(below.range(from, to), written.subMap(from, true, to, true));
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<String, byte[]> prefixScan(P prefix, S serializer) {
        String begin = prefix.toString();
        // no key has a character above the last one
        return over(below.prefixScan(prefix, serializer), written.subMap(begin, true, begin + '\uffff', false));
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        return over(below.all(), written);
    }

    /** Both in order of key; what was written stands in the place of what is below. */
    private static KeyValueIterator<String, byte[]> over(
            KeyValueIterator<String, byte[]> below, NavigableMap<String, byte[]> written) {
        NavigableMap<String, byte[]> merged = new TreeMap<>();
        try (below) {
            below.forEachRemaining(entry -> merged.put(entry.key, entry.value));
        }
        merged.putAll(written);
        return new Entries(merged);
    }

    private static final class Entries implements KeyValueIterator<String, byte[]> {

        private final NavigableMap<String, byte[]> left;
        private final Iterator<String> keys;

        Entries(NavigableMap<String, byte[]> entries) {
            this.left = entries;
            this.keys = List.copyOf(entries.keySet()).iterator();
        }

        @Override
        public boolean hasNext() {
            return keys.hasNext();
        }

        @Override
        public KeyValue<String, byte[]> next() {
            String key = keys.next();
            return KeyValue.pair(key, left.remove(key));
        }

        @Override
        public String peekNextKey() {
            if (left.isEmpty()) {
                throw new NoSuchElementException();
            }
            return left.firstKey();
        }

        @Override
        public void close() {
            left.clear();
        }
    }

    @Override
    public long approximateNumEntries() {
        return below.approximateNumEntries() + written.size();
    }

    @Override
    public String name() {
        return "overlay";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // belongs to no stream
    }

    @Override
    public void flush() {
        // is kept nowhere
    }

    @Override
    public void close() {
        written.clear();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
