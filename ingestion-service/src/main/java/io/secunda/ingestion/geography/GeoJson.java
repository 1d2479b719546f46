package io.secunda.ingestion.geography;

import io.secunda.events.Names;
import io.secunda.events.geography.City;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Geography as GeoJSON (RFC 7946). */
final class GeoJson {

    /** Its media type. */
    static final String MEDIA_TYPE = "application/geo+json";

    /** A map for who asks for one; who does not care gets the list. */
    static final String ON_DEMAND = MEDIA_TYPE + ";qs=0.4";

    private GeoJson() {}

    static Response answer(List<Feature> features) {
        return Response.ok(new FeatureCollection(features), MEDIA_TYPE).build();
    }

    record FeatureCollection(String type, List<Feature> features) {
        FeatureCollection(List<Feature> features) {
            this("FeatureCollection", features);
        }
    }

    record Feature(String type, String id, @Nullable Geometry geometry, Map<String, Object> properties) {
        Feature(String id, @Nullable Geometry geometry, Map<String, Object> properties) {
            this("Feature", id, geometry, properties);
        }
    }

    /** A point, or the points of several cities; coordinates are longitude and latitude, WGS 84. */
    record Geometry(String type, List<?> coordinates) {}

    static Feature city(City city) {
        Map<String, Object> properties = names(city.names());
        properties.put("code", city.code());
        properties.put("province", city.province());
        properties.put("admin_level", city.adminLevel());
        return new Feature(city.code(), new Geometry("Point", point(city)), properties);
    }

    /** A region as the places of its cities: nobody told its border. */
    static Feature region(String id, Names names, List<City> cities) {
        Map<String, Object> properties = names(names);
        properties.put("region_id", id);
        properties.put("cities", cities.stream().map(City::code).toList());
        Geometry places = cities.isEmpty()
                ? null
                : new Geometry("MultiPoint", cities.stream().map(GeoJson::point).toList());
        return new Feature(id, places, properties);
    }

    private static List<Double> point(City city) {
        return List.of(city.lon(), city.lat());
    }

    private static Map<String, Object> names(Names names) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("name_en", names.en());
        properties.put("name_zh", names.zh());
        return properties;
    }
}
