package io.secunda.ingestion.observations;

import io.secunda.events.geography.City;
import io.secunda.events.observation.Observation;
import io.secunda.kit.exchange.GeoJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of cities as points of a map. */
final class ObservationMap {

    private ObservationMap() {}

    /** A feature a figure, so that with one variable and one period every city is there once. */
    static byte[] write(List<Observation> facts, Map<String, City> cities) {
        return GeoJson.write(facts.stream()
                .map(fact -> feature(fact, cities.get(fact.city())))
                .toList());
    }

    /** A city of which nobody told the place is a feature without geometry. */
    private static GeoJson.Feature feature(Observation o, @Nullable City city) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("city", o.city());
        properties.put("name_en", city == null ? o.city() : city.names().en());
        properties.put("name_zh", city == null ? o.city() : city.names().zh());
        properties.put("variable", o.variable());
        properties.put("period", o.period());
        properties.put("value", o.value());
        properties.put("unit", o.unit());
        properties.put("status", String.join("|", ObservationExchange.statuses(o)));
        properties.put("source", o.source());
        properties.put("released", o.released());
        properties.put("recorded", o.recorded());
        return new GeoJson.Feature(
                o.cell(), city == null ? null : GeoJson.Geometry.point(city.lon(), city.lat()), properties);
    }
}
