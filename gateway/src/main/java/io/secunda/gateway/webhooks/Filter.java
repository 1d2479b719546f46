package io.secunda.gateway.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.gateway.events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A filter of the CloudEvents Subscriptions API: dialects exact, prefix, suffix, all, any and not. */
sealed interface Filter {

    /** Names of the dialects, as they are written. */
    List<String> DIALECTS = List.of("all", "any", "exact", "not", "prefix", "suffix");

    /** Whether an event passes. */
    boolean accepts(Event event);

    /** How an attribute is compared. */
    enum Comparison {
        EXACT,
        PREFIX,
        SUFFIX;

        private boolean holds(@Nullable String value, String wanted) {
            return value != null
                    && switch (this) {
                        case EXACT -> value.equals(wanted);
                        case PREFIX -> value.startsWith(wanted);
                        case SUFFIX -> value.endsWith(wanted);
                    };
        }
    }

    /** Every attribute compares well. */
    record Compared(Comparison comparison, Map<String, String> wanted) implements Filter {
        @Override
        public boolean accepts(Event event) {
            return wanted.entrySet().stream()
                    .allMatch(entry -> comparison.holds(event.attribute(entry.getKey()), entry.getValue()));
        }
    }

    /** All of some filters pass. */
    record All(List<Filter> filters) implements Filter {
        @Override
        public boolean accepts(Event event) {
            return filters.stream().allMatch(filter -> filter.accepts(event));
        }
    }

    /** Any of some filters passes. */
    record AnyOf(List<Filter> filters) implements Filter {
        @Override
        public boolean accepts(Event event) {
            return filters.stream().anyMatch(filter -> filter.accepts(event));
        }
    }

    /** A filter does not pass. */
    record Not(Filter filter) implements Filter {
        @Override
        public boolean accepts(Event event) {
            return !filter.accepts(event);
        }
    }

    /**
     * Reads an array of filters, all of which have to pass.
     *
     * @param where its name, for messages
     * @throws Malformed when it cannot be read; a dialect that is not supported is refused, never passed over
     */
    static Filter read(JsonNode array, String where) {
        return new All(new Reading().list(array, where, 0));
    }

    /** Says which part of a filter cannot be read. */
    final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1;

        Malformed(String where, String why) {
            super(where + ": " + why);
        }
    }

    /** One reading, which counts. */
    final class Reading {

        private static final int DEEPEST = 6;
        private static final int MOST = 100;
        private int count;

        private List<Filter> list(JsonNode node, String where, int depth) {
            if (!node.isArray()) {
                throw new Malformed(where, "is no array of filters");
            }
            List<Filter> filters = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                filters.add(one(node.get(i), where + "[" + i + "]", depth + 1));
            }
            return List.copyOf(filters);
        }

        private Filter one(JsonNode node, String where, int depth) {
            if (depth > DEEPEST || ++count > MOST) {
                throw new Malformed(where, "there are more than " + MOST + " filters, or deeper ones than " + DEEPEST);
            }
            if (!node.isObject() || node.size() != 1) {
                throw new Malformed(where, "is no object with one dialect, one of " + DIALECTS);
            }
            Map.Entry<String, JsonNode> dialect = node.properties().iterator().next();
            String inside = where + "." + dialect.getKey();
            JsonNode value = dialect.getValue();
            return switch (dialect.getKey()) {
                case "exact" -> new Compared(Comparison.EXACT, attributes(value, inside));
                case "prefix" -> new Compared(Comparison.PREFIX, attributes(value, inside));
                case "suffix" -> new Compared(Comparison.SUFFIX, attributes(value, inside));
                case "all" -> new All(some(value, inside, depth));
                case "any" -> new AnyOf(some(value, inside, depth));
                case "not" -> new Not(one(value, inside, depth + 1));
                default -> throw new Malformed(inside, "this dialect is not supported; use one of " + DIALECTS);
            };
        }

        private List<Filter> some(JsonNode value, String where, int depth) {
            List<Filter> filters = list(value, where, depth);
            if (filters.isEmpty()) {
                throw new Malformed(where, "has no filter in it");
            }
            return filters;
        }

        private static Map<String, String> attributes(JsonNode value, String where) {
            if (!value.isObject() || value.isEmpty()) {
                throw new Malformed(where, "is no object of attributes and texts, as in {\"subject\": \"region:YRD\"}");
            }
            Map<String, String> wanted = new TreeMap<>();
            value.properties().forEach(attribute -> {
                if (!attribute.getValue().isTextual()
                        || attribute.getValue().asText().isEmpty()) {
                    throw new Malformed(where + "." + attribute.getKey(), "is no text");
                }
                wanted.put(attribute.getKey(), attribute.getValue().asText());
            });
            return wanted;
        }
    }
}
