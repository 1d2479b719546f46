package io.secunda.metrics.indicators;

import io.secunda.events.Json;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.metrics.places.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of cities as points of a map: GeoJSON, RFC 7946. */
final class IndicatorMap {

    static final String MEDIA_TYPE = "application/geo+json";

    /** For who asks for it; who does not care gets something else. */
    static final String ON_DEMAND = MEDIA_TYPE + ";qs=0.2";

    private IndicatorMap() {}

    static byte[] write(List<IndicatorValue> values, Map<String, Place> places) {
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("type", "FeatureCollection");
        collection.put(
                "features",
                values.stream()
                        .map(value -> feature(value, places.get(value.subject().code())))
                        .toList());
        return Json.write(collection);
    }

    /** A city of which nobody told the place is a feature without geometry. */
    private static Map<String, @Nullable Object> feature(IndicatorValue value, @Nullable Place place) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("city", value.subject().code());
        properties.put("name_en", value.names().en());
        properties.put("name_zh", value.names().zh());
        properties.put("region", value.subject().region());
        properties.put("role", value.role());
        properties.put("indicator", value.indicator());
        properties.put("window", value.window());
        properties.put("period", value.period());
        properties.put("value", value.value());
        properties.put("unit", value.unit());
        properties.put("status", IndicatorExchange.status(value));
        properties.put("reason", value.reason());
        Map<String, @Nullable Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", value.key());
        feature.put(
                "geometry",
                place == null ? null : Map.of("type", "Point", "coordinates", List.of(place.lon(), place.lat())));
        feature.put("properties", properties);
        return feature;
    }
}
