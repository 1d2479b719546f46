package io.secunda.metrics.indicators;

import io.secunda.events.indicator.IndicatorValue;
import io.secunda.kit.exchange.GeoJson;
import io.secunda.metrics.places.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of cities as points of a map: GeoJSON, RFC 7946. */
final class IndicatorMap {

    private IndicatorMap() {}

    static byte[] write(List<IndicatorValue> values, Map<String, Place> places) {
        return GeoJson.write(values.stream()
                .map(value -> feature(value, places.get(value.subject().code())))
                .toList());
    }

    /** A city of which nobody told the place is a feature without geometry. */
    private static GeoJson.Feature feature(IndicatorValue value, @Nullable Place place) {
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
        GeoJson.Geometry geometry = place == null ? null : GeoJson.Geometry.point(place.lon(), place.lat());
        return new GeoJson.Feature(value.key(), geometry, properties);
    }
}
