package io.secunda.ingestion.geography;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.secunda.events.Names;
import io.secunda.events.Period;
import io.secunda.events.geography.City;
import io.secunda.events.geography.Membership;
import io.secunda.events.geography.Region;
import io.secunda.events.geography.Territory;
import io.secunda.events.geography.Variable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Geography, as the API shows it. */
final class GeographyItems {

    private GeographyItems() {}

    /** A list. */
    record ListOf<T>(List<T> items) {}

    @Schema(name = "Territory")
    record TerritoryItem(
            @Schema(examples = "CN") String id,
            Names names,

            @Schema(description = "Years over which change is measured, beside the longest window")
            List<Integer> windows,

            int cities,
            int regions,
            Instant recorded) {

        static final List<String> COLUMNS = List.of("territory", "name_en", "name_zh", "cities", "regions");

        static TerritoryItem from(Territory t, int cities, int regions) {
            return new TerritoryItem(t.territory(), t.names(), t.windows(), cities, regions, t.recorded());
        }

        List<Object> row() {
            return List.of(id, names.en(), names.zh(), cities, regions);
        }
    }

    @Schema(name = "City")
    record CityItem(
            @Schema(examples = "320500") String code,
            Names names,
            String province,

            @Schema(description = "Degrees, WGS 84") double lon,

            double lat,
            @Schema(examples = "prefecture_level_city") String adminLevel,
            Instant recorded) {

        static final List<String> COLUMNS =
                List.of("code", "name_en", "name_zh", "province", "lon", "lat", "admin_level");

        static CityItem from(City c) {
            return new CityItem(c.code(), c.names(), c.province(), c.lon(), c.lat(), c.adminLevel(), c.recorded());
        }

        List<Object> row() {
            return List.of(code, names.en(), names.zh(), province, lon, lat, adminLevel);
        }
    }

    @Schema(name = "Region")
    record RegionItem(@Schema(examples = "YRD") String id, Names names, int cores, int secondaries, Instant recorded) {

        static final List<String> COLUMNS = List.of("region_id", "name_en", "name_zh", "cores", "secondaries");

        List<Object> row() {
            return List.of(id, names.en(), names.zh(), cores, secondaries);
        }
    }

    @Schema(name = "RegionWithMembers")
    record RegionDetail(@Schema(examples = "YRD") String id, Names names, Instant recorded, List<MemberItem> members) {

        static RegionDetail from(Region r, List<MemberItem> members) {
            return new RegionDetail(r.id(), r.names(), r.recorded(), members);
        }
    }

    @Schema(name = "Member", description = "A city's place in a region for a time")
    record MemberItem(
            String region,
            String city,
            @Nullable Names names,

            @Schema(examples = "core", description = "core or secondary")
            String role,

            @Schema(nullable = true, description = "First period it holds; absent when it always did") @Nullable String from,

            @Schema(nullable = true, description = "Last period it holds; absent while it does") @Nullable String to,

            String source) {

        static final List<String> COLUMNS = List.of("region_id", "city_code", "role", "from", "to", "source");

        static MemberItem from(Membership m, @Nullable City city) {
            return new MemberItem(
                    m.region(),
                    m.city(),
                    city == null ? null : city.names(),
                    m.role().toString(),
                    text(m.from()),
                    text(m.to()),
                    m.source());
        }

        private static @Nullable String text(@Nullable Period period) {
            return period == null ? null : period.toString();
        }

        List<@Nullable Object> row() {
            return Arrays.asList(region, city, role, from, to, source);
        }
    }

    @Schema(name = "Variable")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VariableItem(
            @Schema(examples = "gdp") String id,
            Names names,
            @Schema(examples = "CNY") String unit,
            @Schema(examples = "flow") String kind,
            @Schema(examples = "benefit") String direction,
            @Schema(nullable = true) @Nullable String dimension,

            @Schema(nullable = true, description = "What it is a part of") @Nullable String base,

            @Schema(description = "Whether shares, concentration and change of it are computed for every region")
            boolean tracked) {

        static final List<String> COLUMNS =
                List.of("id", "name_en", "name_zh", "unit", "kind", "direction", "dimension", "base", "tracked");

        static VariableItem from(Variable v) {
            return new VariableItem(
                    v.id(),
                    v.names(),
                    v.unit(),
                    v.kind().toString(),
                    v.direction().toString(),
                    v.dimension(),
                    v.base(),
                    v.tracked());
        }

        List<@Nullable Object> row() {
            return Arrays.asList(id, names.en(), names.zh(), unit, kind, direction, dimension, base, tracked);
        }
    }
}
