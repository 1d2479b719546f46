package io.secunda.kit.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.secunda.events.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places on a map as GeoJSON (RFC 7946); coordinates are longitude and latitude in degrees, WGS 84. */
public final class GeoJson {

    /** Its media type. */
    public static final String MEDIA_TYPE = "application/geo+json";

    /** For who asks for it; who does not care gets something else. */
    public static final String ON_DEMAND = MEDIA_TYPE + ";qs=0.2";

    private GeoJson() {}

    /** What lies together on a map. */
    public record FeatureCollection(String type, List<Feature> features) {
        public FeatureCollection(List<Feature> features) {
            this("FeatureCollection", List.copyOf(features));
        }
    }

    /**
     * Something on a map.
     *
     * @param geometry where it is, or null when nobody told
     */
    public record Feature(
            String type,
            String id,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Geometry geometry,

            Map<String, @Nullable Object> properties) {
        public Feature(String id, @Nullable Geometry geometry, Map<String, @Nullable Object> properties) {
            this("Feature", id, geometry, properties);
        }
    }

    /** A point, or several. */
    public record Geometry(String type, List<?> coordinates) {

        /** One place. */
        public static Geometry point(double lon, double lat) {
            return new Geometry("Point", List.of(lon, lat));
        }

        /** Several places, of which nobody told a border around them. */
        public static Geometry points(List<List<Double>> places) {
            return new Geometry("MultiPoint", List.copyOf(places));
        }
    }

    /** Features as JSON. */
    public static byte[] write(List<Feature> features) {
        return Json.write(new FeatureCollection(features));
    }
}
