package io.secunda.gateway.exports;

import io.secunda.gateway.forwarding.Service;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of a data package.
 *
 * @param name of the resource and of the file
 * @param service which has it
 * @param path of the first page, with the places {@code {t}} for the territory and {@code {now}} for the moment
 * @param key the columns that together name a row; none where rows have no key
 */
record PackagedTable(String name, Service service, String path, List<String> key) {

    static final List<PackagedTable> ALL = List.of(
            new PackagedTable("cities", Service.INGESTION, "/api/v1/territories/{t}/cities", List.of("code")),
            new PackagedTable("regions", Service.INGESTION, "/api/v1/territories/{t}/regions", List.of("region_id")),
            new PackagedTable(
                    "variables", Service.INGESTION, "/api/v1/catalogue/variables?territory={t}", List.of("id")),
            new PackagedTable(
                    "observations",
                    Service.INGESTION,
                    "/api/v1/observations?territory={t}&asOf={now}",
                    List.of("territory", "city", "variable", "period")),
            new PackagedTable(
                    "flows",
                    Service.INGESTION,
                    "/api/v1/flows?territory={t}&asOf={now}",
                    List.of("territory", "origin", "destination", "kind", "period")),
            new PackagedTable(
                    "agreements",
                    Service.INGESTION,
                    "/api/v1/agreements?territory={t}&asOf={now}",
                    List.of("territory", "id")),
            new PackagedTable(
                    "indicators",
                    Service.METRICS,
                    "/api/v1/indicators?territory={t}&asOf={now}&limit=10000",
                    List.of()),
            new PackagedTable(
                    "recommendations",
                    Service.POLICY,
                    "/api/v1/recommendations?territory={t}&asOf={now}&limit=1000",
                    List.of("id", "territory")));

    private static final Set<String> NUMBERS =
            Set.of("value", "lon", "lat", "coverage", "previous", "severity", "confidence");
    private static final Set<String> INTEGERS = Set.of("inputs", "rule_version", "cores", "secondaries");
    private static final Set<String> BOOLEANS = Set.of("provisional", "crosses_break", "tracked");
    private static final Set<String> TIMES = Set.of("released", "recorded", "vintage", "raised");

    /** Its first page. */
    String address(String territory, Instant now) {
        return path.replace("{t}", territory).replace("{now}", now.toString());
    }

    /** As little of it as tells whether it is there. */
    String probe(String territory, Instant now) {
        String whole = address(territory, now).replaceFirst("&limit=\\d+", "");
        return whole + (whole.contains("?") ? "&" : "?") + "limit=1";
    }

    String file() {
        return "data/" + name + ".csv";
    }

    /** Its resource as a data package describes it. */
    Map<String, Object> describe(List<String> columns, Set<String> sources, long bytes, String sha256) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(
                "fields",
                columns.stream()
                        .map(column -> Map.of("name", column, "type", type(column)))
                        .toList());
        schema.put("missingValues", List.of(""));
        if (!key.isEmpty()) {
            schema.put("primaryKey", key);
        }
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", name);
        resource.put("type", "table");
        resource.put("path", file());
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("bytes", bytes);
        resource.put("hash", "sha256:" + sha256);
        if (!sources.isEmpty()) {
            resource.put("sources", titles(sources));
        }
        resource.put("schema", schema);
        return resource;
    }

    /** Publications as a data package names them. */
    static List<Map<String, String>> titles(Set<String> sources) {
        return sources.stream().map(source -> Map.of("title", source)).toList();
    }

    private static String type(String column) {
        if (NUMBERS.contains(column)) {
            return "number";
        }
        if (INTEGERS.contains(column)) {
            return "integer";
        }
        if (BOOLEANS.contains(column)) {
            return "boolean";
        }
        return TIMES.contains(column) ? "datetime" : "string";
    }
}
