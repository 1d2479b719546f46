package io.secunda.events.geography;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.secunda.events.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables that every territory has, read from {@code core-variables.yaml}. */
public final class CoreVariables {

    private static final Map<String, Entry> ENTRIES = read();

    private CoreVariables() {}

    private record Entry(
            String id,
            String name_en,
            String name_zh,
            String unit,
            Kind kind,
            Direction direction,
            @Nullable String dimension,
            @Nullable String base,
            boolean tracked) {

        Variable in(String territory) {
            return new Variable(
                    territory,
                    id,
                    new Names(name_en, name_zh),
                    unit,
                    kind,
                    direction,
                    dimension,
                    base,
                    tracked,
                    Instant.EPOCH);
        }
    }

    /** All of them, in the order of the file. */
    public static List<Variable> of(String territory) {
        return ENTRIES.values().stream().map(entry -> entry.in(territory)).toList();
    }

    /** One of them. */
    public static Optional<Variable> find(String territory, String id) {
        return Optional.ofNullable(ENTRIES.get(id)).map(entry -> entry.in(territory));
    }

    private static Map<String, Entry> read() {
        try (InputStream file = CoreVariables.class.getResourceAsStream("/core-variables.yaml")) {
            List<Entry> entries = new YAMLMapper().readValue(Objects.requireNonNull(file), new TypeReference<>() {});
            var byId = new LinkedHashMap<String, Entry>();
            entries.forEach(entry -> byId.put(entry.id(), entry));
            return byId;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
