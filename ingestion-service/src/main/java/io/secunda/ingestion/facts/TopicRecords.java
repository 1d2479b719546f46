package io.secunda.ingestion.facts;

import io.secunda.events.Json;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records of a topic, read with care: anybody may have written them. */
public final class TopicRecords {

    /** Looked for once: the annotations of a class are read anew whenever they are asked for. */
    private static final ClassValue<List<RecordComponent>> REQUIRED = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return required(type);
        }
    };

    private TopicRecords() {}

    /**
     * Reads a record.
     *
     * @param key the key that such a record has
     * @throws IllegalArgumentException when it is no complete record of the type under its own key, saying why
     */
    public static <T> T read(ConsumerRecord<String, byte[]> record, Class<T> type, Function<T, String> key) {
        if (record.value() == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        T value = Json.read(record.value(), type);
        requireComplete(value);
        String own = key.apply(value);
        if (!own.equals(record.key())) {
            throw new IllegalArgumentException("the key is " + record.key() + ", but the value belongs to " + own);
        }
        return value;
    }

    /** Jackson leaves null what a text does not hold. */
    private static void requireComplete(Object value) {
        for (RecordComponent component : REQUIRED.get(value.getClass())) {
            if (valueOf(component, value) == null) {
                throw new IllegalArgumentException("field '" + component.getName() + "' is missing");
            }
        }
    }

    private static List<RecordComponent> required(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .filter(component -> !component.getType().isPrimitive())
                .toList();
    }

    private static @Nullable Object valueOf(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
