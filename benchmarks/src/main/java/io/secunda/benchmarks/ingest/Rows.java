package io.secunda.benchmarks.ingest;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Made-up rows of a made-up territory, none of which says the same as another: cities × two variables × years, and when
 * these are through, a later release of each.
 *
 * @param territory whose they are
 * @param cities how many cities it has
 */
public record Rows(String territory, int cities) {

    private static final Instant FIRST_RELEASE = Instant.parse("2020-01-01T00:00:00Z");
    private static final int FIRST_YEAR = 2000;
    private static final int YEARS = 20;

    /** Of each city, before its figures are released again. */
    public static final int FIGURES_A_CITY = 2 * YEARS;

    static final String CSV_HEADER = "city_code,variable,period,value,unit,source,released\n";

    /** The cities and one region of them, as {@code POST /territories/{t}/geography} takes them. */
    public String geography() {
        String places = IntStream.range(0, cities)
                .mapToObj(c -> "{\"code\":\"c%d\",\"name_en\":\"City %d\",\"lon\":%d.5,\"lat\":%d.5}"
                        .formatted(c, c, 100 + c % 20, 20 + c / 20 % 20))
                .collect(Collectors.joining(","));
        String members = IntStream.range(0, cities)
                .mapToObj(c -> "{\"region_id\":\"LOAD\",\"city_code\":\"c%d\",\"role\":\"%s\",\"source\":\"made up\"}"
                        .formatted(c, c % 10 == 0 ? "core" : "secondary"))
                .collect(Collectors.joining(","));
        return "{\"territory\":{\"name_en\":\"Load\"},\"cities\":[" + places
                + "],\"regions\":[{\"region_id\":\"LOAD\",\"name_en\":\"Load\"}],\"memberships\":[" + members + "]}";
    }

    /** A row as a JSON object. */
    String json(int row) {
        return "{\"city\":\"" + city(row) + "\",\"variable\":\"" + variable(row) + "\",\"period\":\"" + year(row)
                + "\",\"value\":" + value(row) + ",\"unit\":\"" + unit(row)
                + "\",\"source\":\"load generator\",\"released\":\"" + released(row) + "\"}";
    }

    /** A row as a line of a table. */
    String csv(int row) {
        return city(row) + "," + variable(row) + "," + year(row) + "," + value(row) + "," + unit(row)
                + ",load generator," + released(row) + "\n";
    }

    /** Rows as one JSON array. */
    String array(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(this::json).collect(Collectors.joining(",", "[", "]"));
    }

    /** Rows as newline-delimited JSON. */
    public String ndjson(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(row -> json(row) + "\n")
                .collect(Collectors.joining());
    }

    /** Rows as a table with its header. */
    String table(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(this::csv).collect(Collectors.joining("", CSV_HEADER, ""));
    }

    /** The key that a row has on the topic. */
    String key(int row) {
        return territory + "/" + city(row) + "/" + variable(row) + "/" + year(row) + "/load%20generator@"
                + released(row);
    }

    private String city(int row) {
        return "c" + row % cities;
    }

    private String variable(int row) {
        return row / cities % 2 == 0 ? "population" : "gdp";
    }

    private String unit(int row) {
        return row / cities % 2 == 0 ? "persons" : "CNY";
    }

    private int year(int row) {
        return FIRST_YEAR + row / (2 * cities) % YEARS;
    }

    private String released(int row) {
        return FIRST_RELEASE.plusSeconds(row / (2 * cities * YEARS)).toString();
    }

    private String value(int row) {
        return Integer.toString(1_000_000 + row * 7919 % 1_000_003);
    }
}
