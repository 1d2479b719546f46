package io.secunda.ingestion.geography;

import io.secunda.events.Names;
import io.secunda.events.geography.City;
import io.secunda.kit.exchange.GeoJson;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cities and regions on a map. */
final class OnMap {

    private OnMap() {}

    static Response answer(List<GeoJson.Feature> features) {
        return Response.ok(GeoJson.write(features), GeoJson.MEDIA_TYPE).build();
    }

    static GeoJson.Feature city(City city) {
        Map<String, @Nullable Object> properties = names(city.names());
        properties.put("code", city.code());
        properties.put("province", city.province());
        properties.put("admin_level", city.adminLevel());
        return new GeoJson.Feature(city.code(), GeoJson.Geometry.point(city.lon(), city.lat()), properties);
    }

    /** A region as the places of its cities: nobody told its border. */
    static GeoJson.Feature region(String id, Names names, List<City> cities) {
        Map<String, @Nullable Object> properties = names(names);
        properties.put("region_id", id);
        properties.put("cities", cities.stream().map(City::code).toList());
        GeoJson.Geometry places = cities.isEmpty()
                ? null
                : GeoJson.Geometry.points(cities.stream()
                        .map(city -> List.of(city.lon(), city.lat()))
                        .toList());
        return new GeoJson.Feature(id, places, properties);
    }

    private static Map<String, @Nullable Object> names(Names names) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("name_en", names.en());
        properties.put("name_zh", names.zh());
        return properties;
    }
}
