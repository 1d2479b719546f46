package io.secunda.policy.evaluation;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store in the heap without changelog, for evaluations that leave no trace. Iterators see it as it was at their start. */
final class HeapStore implements KeyValueStore<String, byte[]> {

    private final NavigableMap<String, byte[]> entries = new TreeMap<>();

    @Override
    public void put(String key, byte[] value) {
        entries.put(key, value);
    }

    @Override
    public byte @Nullable [] putIfAbsent(String key, byte[] value) {
        return entries.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> added) {
        added.forEach(entry -> entries.put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(String key) {
        return entries.remove(key);
    }

    @Override
    public byte @Nullable [] get(String key) {
        return entries.get(key);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        return new Found(entries.subMap(from, true, to, true));
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        return new Found(entries);
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<String, byte[]> prefixScan(P prefix, S serializer) {
        String from = prefix.toString();
        return new Found(entries.subMap(from, true, from + Character.MAX_VALUE, false));
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // needs nothing
    }

    @Override
    public void flush() {
        // holds nothing back
    }

    @Override
    public void close() {
        entries.clear();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private static final class Found implements KeyValueIterator<String, byte[]> {

        private final Iterator<Map.Entry<String, byte[]>> entries;
        private Map.@Nullable Entry<String, byte[]> next;

        Found(NavigableMap<String, byte[]> found) {
            entries = new TreeMap<>(found).entrySet().iterator();
            advance();
        }

        private void advance() {
            next = entries.hasNext() ? entries.next() : null;
        }

        private Map.Entry<String, byte[]> present() {
            if (next == null) {
                throw new NoSuchElementException("the end was reached");
            }
            return next;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public String peekNextKey() {
            return present().getKey();
        }

        @Override
        public KeyValue<String, byte[]> next() {
            Map.Entry<String, byte[]> entry = present();
            advance();
            return KeyValue.pair(entry.getKey(), entry.getValue());
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
