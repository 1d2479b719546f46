package io.secunda.metrics.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which dimensions of development an agreement of a kind addresses, as {@code agreement-dimensions.yaml} says. */
final class AddressedDimensions {

    private static final String FILE = "/agreement-dimensions.yaml";
    private static final String ANY_OTHER = "any_other";
    private static final Map<String, Set<String>> BY_KIND = read();

    private AddressedDimensions() {}

    private static Map<String, Set<String>> read() {
        try (InputStream in =
                Objects.requireNonNull(AddressedDimensions.class.getResourceAsStream(FILE), "no " + FILE)) {
            return Map.copyOf(new YAMLMapper().readValue(in, new TypeReference<Map<String, Set<String>>>() {}));
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The dimensions; of a kind that the table does not have, those that any agreement addresses. */
    static Set<String> of(String kind) {
        Set<String> known = BY_KIND.get(kind);
        return known != null ? known : BY_KIND.getOrDefault(ANY_OTHER, Set.of());
    }
}
