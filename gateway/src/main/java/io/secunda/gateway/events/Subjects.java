package io.secunda.gateway.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Subject;
import io.secunda.events.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whom a record is about, read from its key. */
final class Subjects {

    private Subjects() {}

    /**
     * The subjects of a record: one for a figure or an indicator, the pair and both cities for a flow, all participants of
     * an agreement, none for what is about no place.
     *
     * @param value what is recorded, asked for where the key does not tell
     */
    static List<Subject> of(Topic topic, String key, Supplier<JsonNode> value) {
        String[] parts = key.split("/", -1);
        try {
            return switch (topic) {
                case OBSERVATIONS -> List.of(Subject.city(parts[1]));
                case FLOWS -> ofFlow(parts[1]);
                case AGREEMENTS -> participants(value.get());
                case INDICATORS -> List.of(Subject.parse(parts[1]));
                case RECOMMENDATIONS, DECISIONS ->
                    List.of(Subject.parse(parts[1].substring(parts[1].indexOf('~') + 1)));
                case GEOGRAPHY -> ofGeography(parts);
                case RULES,
                        SUBSCRIPTIONS,
                        DELIVERIES,
                        ATTEMPTS,
                        ENDPOINTS,
                        AUDIT,
                        ACCESS_KEYS,
                        INBOX,
                        DEAD_LETTERS,
                        LINEAGE -> List.of();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // a key of another form is still told to those who ask for no subject
            return List.of();
        }
    }

    private static List<Subject> ofFlow(String cities) {
        String[] ends = cities.split("~", -1);
        boolean ordered = ends[0].compareTo(ends[1]) <= 0;
        String pair = "pair:" + (ordered ? ends[0] + "~" + ends[1] : ends[1] + "~" + ends[0]);
        return List.of(Subject.parse(pair), Subject.city(ends[0]), Subject.city(ends[1]));
    }

    private static List<Subject> ofGeography(String[] parts) {
        return switch (parts[1]) {
            case "territory" -> List.of(Subject.territory(parts[0]));
            case "city" -> List.of(Subject.city(parts[2]));
            case "region" -> List.of(Subject.region(parts[2]));
            case "membership" -> List.of(Subject.city(parts[3], parts[2]), Subject.region(parts[2]));
            default -> List.of();
        };
    }

    private static List<Subject> participants(JsonNode value) {
        List<Subject> subjects = new ArrayList<>();
        value.path("participants").forEach(city -> subjects.add(Subject.city(city.asText())));
        return subjects;
    }
}
