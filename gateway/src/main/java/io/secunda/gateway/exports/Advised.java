package io.secunda.gateway.exports;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Subject;
import io.secunda.kit.exchange.GeoJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recommendations where those are whom they advise: a city at its place, a pair between its two, a region at all of its. */
final class Advised {

    /** What is told of each, by its name in the API. */
    private static final List<String> TOLD = List.of(
            "territory",
            "rule",
            "subject",
            "role",
            "state",
            "severity",
            "confidence",
            "strength",
            "theme",
            "mismatch",
            "levels",
            "period",
            "raised",
            "recorded");

    private final Map<String, JsonNode> cities;
    private final Map<String, JsonNode> regions;

    /**
     * @param cities cities as GeoJSON
     * @param regions regions as GeoJSON, each the places of its cities
     */
    Advised(JsonNode cities, JsonNode regions) {
        this.cities = geometries(cities);
        this.regions = geometries(regions);
    }

    private static Map<String, JsonNode> geometries(JsonNode collection) {
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode feature : collection.path("features")) {
            if (feature.path("geometry").isObject()) {
                found.put(feature.path("id").asText(), feature.path("geometry"));
            }
        }
        return found;
    }

    /** A recommendation as the API tells it, on the map; without a place where nobody told one. */
    GeoJson.Feature feature(JsonNode recommendation) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        put(properties, "name", recommendation.path("names"));
        put(properties, "title", recommendation.path("title"));
        for (String name : TOLD) {
            JsonNode told = recommendation.get(name);
            properties.put(name, told == null || told.isNull() ? null : told);
        }
        String territory = recommendation.path("territory").asText();
        return new GeoJson.Feature(
                territory + "/" + recommendation.path("id").asText(),
                where(Subject.parse(recommendation.path("subject").asText())),
                properties);
    }

    private static void put(Map<String, @Nullable Object> properties, String name, JsonNode names) {
        properties.put(name + "_en", names.path("en").asText());
        properties.put(name + "_zh", names.path("zh").asText());
    }

    private GeoJson.@Nullable Geometry where(Subject subject) {
        return switch (subject.scale()) {
            case CITY -> geometry(cities.get(subject.code()));
            case REGION -> geometry(regions.get(subject.code()));
            case PAIR -> between(subject);
            case TERRITORY -> null;
        };
    }

    private GeoJson.@Nullable Geometry between(Subject pair) {
        List<JsonNode> ends = new ArrayList<>();
        for (String code : List.of(pair.code(), String.valueOf(pair.other()))) {
            JsonNode place = cities.get(code);
            if (place == null) {
                return null;
            }
            ends.add(place.path("coordinates"));
        }
        return new GeoJson.Geometry("LineString", List.copyOf(ends));
    }

    private static GeoJson.@Nullable Geometry geometry(@Nullable JsonNode place) {
        if (place == null) {
            return null;
        }
        List<JsonNode> coordinates = new ArrayList<>();
        place.path("coordinates").forEach(coordinates::add);
        return new GeoJson.Geometry(place.path("type").asText(), coordinates);
    }
}
