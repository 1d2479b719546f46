package io.secunda.metrics.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.secunda.events.geography.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a family's values needs to know besides its definition.
 *
 * @param direction whether more is better, worse or neither for a balanced region
 * @param absent when there is no value
 * @param doi identifiers of the publications its definition comes from, as far as they have any
 */
public record Notes(Direction direction, String absent, List<String> doi) {

    private static final String FILE = "/indicator-notes.yaml";
    private static final Map<String, Notes> BY_FAMILY = read();

    /** The notes as written: a list may be left out. */
    record Written(
            String direction, String absent, @Nullable List<String> doi) {

        Notes read() {
            return new Notes(Direction.parse(direction), absent, doi == null ? List.of() : List.copyOf(doi));
        }
    }

    private static Map<String, Notes> read() {
        try (InputStream in = Objects.requireNonNull(Notes.class.getResourceAsStream(FILE), "no " + FILE)) {
            Map<String, Written> written = new YAMLMapper().readValue(in, new TypeReference<>() {});
            return written.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, entry -> entry.getValue().read()));
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * The notes of a family.
     *
     * @throws IllegalStateException when there are none
     */
    public static Notes of(Family family) {
        int bracket = family.id().indexOf('(');
        Notes notes = BY_FAMILY.get(bracket < 0 ? family.id() : family.id().substring(0, bracket));
        if (notes == null) {
            throw new IllegalStateException("no notes of " + family.id() + " in " + FILE);
        }
        return notes;
    }
}
