package io.secunda.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The same facts for whichever territory, in an order of its own: twelve cities in two regions, figures of ten years with
 * revisions, flows and agreements. Every batch is sent until it is acknowledged, as a careful provider would do.
 */
final class FaultLoad {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long FACTS_SEED = 20_261;
    private static final int CITIES = 12;
    private static final int FIRST_YEAR = 2011;
    private static final int YEARS = 10;
    private static final int ROWS = 24;

    private final String territory;
    private final List<Batch> batches = new ArrayList<>();
    private final Map<String, Double> standing = new TreeMap<>();
    private int figures;
    private int repeated;

    private record Batch(String path, String type, String body, int rows) {}

    /**
     * @param territory to be described by it
     * @param order seed of the order in which facts are sent
     */
    FaultLoad(String territory, long order) {
        this.territory = territory;
        var random = new Random(FACTS_SEED);
        List<String> rows = figures(random);
        figures = rows.size();
        Collections.shuffle(rows, new Random(order));
        for (int i = 0; i < rows.size(); i += ROWS) {
            List<String> some = rows.subList(i, Math.min(i + ROWS, rows.size()));
            batches.add(new Batch("/observations", "application/x-ndjson", String.join("\n", some), some.size()));
        }
        List<String> flows = flows(random);
        batches.add(new Batch("/flows", "application/x-ndjson", String.join("\n", flows), flows.size()));
        batches.add(new Batch("/agreements", "application/x-ndjson", agreements(), 2));
        Collections.shuffle(batches, new Random(order + 1));
    }

    private List<String> figures(Random random) {
        List<String> rows = new ArrayList<>();
        for (int city = 0; city < CITIES; city++) {
            double people = 400_000 + random.nextInt(8_000_000);
            double product = people * (20_000 + random.nextInt(60_000));
            double growth = 0.98 + random.nextDouble() * 0.12;
            for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
                people = Math.rint(people * (0.98 + random.nextDouble() * 0.04));
                product = Math.rint(product * growth);
                revisions(rows, random, city, "population", year, people);
                revisions(rows, random, city, "gdp", year, product);
            }
        }
        return rows;
    }

    /** A figure is released one to three times; the last one stands. */
    private void revisions(List<String> rows, Random random, int city, String variable, int year, double value) {
        int releases = 1 + random.nextInt(3);
        for (int release = 0; release < releases; release++) {
            double revised = Math.rint(value * (1 + (releases - 1 - release) * 0.01));
            rows.add(String.format(
                    Locale.ROOT,
                    "{\"city\":\"f%d\",\"variable\":\"%s\",\"period\":\"%d\",\"value\":%.0f,\"unit\":\"%s\","
                            + "\"source\":\"faults\",\"released\":\"%s\"}",
                    city,
                    variable,
                    year,
                    revised,
                    variable.equals("gdp") ? "CNY" : "persons",
                    LocalDate.of(year + 1, 3 + release, 1)));
            standing.put("f" + city + "/" + variable + "/" + year, revised);
        }
    }

    private static List<String> flows(Random random) {
        List<String> rows = new ArrayList<>();
        for (int from = 0; from < CITIES; from++) {
            int to = (from + 1 + random.nextInt(CITIES - 1)) % CITIES;
            rows.add("{\"origin\":\"f" + from + "\",\"destination\":\"f" + to
                    + "\",\"kind\":\"migration\",\"period\":\"2020\",\"value\":" + (100 + random.nextInt(900))
                    + ",\"unit\":\"persons\",\"source\":\"faults\",\"released\":\"2021-01-01\"}");
        }
        return rows;
    }

    private static String agreements() {
        String form = "{\"id\":\"%s\",\"signed\":\"2015-05\",\"kind\":\"joint_park\",\"participants\":[\"%s\",\"%s\"],"
                + "\"leads\":[\"%s\"],\"levels\":[\"municipal\"],\"source\":\"faults\",\"released\":\"2021-01-01\"}";
        return form.formatted("one", "f0", "f1", "f0") + "\n" + form.formatted("two", "f3", "f4", "f4");
    }

    private static String geography() {
        var cities = new ArrayList<String>();
        var members = new ArrayList<String>();
        for (int city = 0; city < CITIES; city++) {
            cities.add("{\"code\":\"f%d\",\"name_en\":\"City %d\",\"lon\":%d.5,\"lat\":%d.5}"
                    .formatted(city, city, 110 + city % 4, 30 + city / 4));
            members.add("{\"region_id\":\"%s\",\"city_code\":\"f%d\",\"role\":\"%s\",\"source\":\"faults\"}"
                    .formatted(city < CITIES / 2 ? "N" : "S", city, city % 6 == 0 ? "core" : "secondary"));
        }
        return "{\"territory\":{\"name_en\":\"Faults\",\"windows\":[5]},\"regions\":[{\"region_id\":\"N\",\"name_en\":\"North\"},"
                + "{\"region_id\":\"S\",\"name_en\":\"South\"}],\"cities\":[" + String.join(",", cities)
                + "],\"memberships\":[" + String.join(",", members) + "]}";
    }

    /** Sends everything; {@code between} is called after each batch with the share that was sent. */
    void send(RunningSystem system, Between between) throws Exception {
        until(system, new Batch("/territories/" + territory + "/geography", "application/json", geography(), -1));
        for (int i = 0; i < batches.size(); i++) {
            until(system, batches.get(i));
            between.sent((i + 1.0) / batches.size());
        }
    }

    /** Something to do between two batches. */
    interface Between {
        void sent(double share) throws Exception;
    }

    /** As often as it takes: what is refused or broken off is sent again, and must come out as taken in once. */
    private void until(RunningSystem system, Batch batch) throws InterruptedException {
        String path = "/api/v1" + batch.path() + (batch.rows() < 0 ? "" : "?territory=" + territory);
        long end = System.nanoTime() + 180_000_000_000L;
        String last = "";
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = system.api().send("POST", path, batch.type(), batch.body());
                last = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() == 200) {
                    JsonNode report = JSON.readTree(answer.body());
                    assertThat(report.get("rejected").asInt()).as(last).isZero();
                    if (batch.rows() >= 0) {
                        assertThat(report.get("accepted").asInt()
                                        + report.get("unchanged").asInt())
                                .as(last)
                                .isEqualTo(batch.rows());
                    }
                    return;
                }
                assertThat(answer.statusCode()).as(last).isIn(429, 500, 502, 503, 504, 507);
            } catch (IOException e) {
                last = e.toString();
            }
            repeated++;
            Thread.sleep(300);
        }
        throw new AssertionError("POST " + path + " is not taken in within three minutes: " + last);
    }

    /** How many figures were acknowledged, all releases counted. */
    int figures() {
        return figures;
    }

    /** How often something had to be sent again. */
    int repeated() {
        return repeated;
    }

    /** What must stand of each city, variable and year. */
    Map<String, Double> standing() {
        return standing;
    }
}
