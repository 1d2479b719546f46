package io.secunda.benchmarks.latency;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secunda.benchmarks.running.Api;
import io.secunda.events.Json;
import java.time.Duration;
import java.time.Instant;

/**
 * Made-up cities of which each new figure crosses the threshold of a rule. Their expenditure stays at 2³⁰ while revenue goes
 * from three tenths of it to six tenths and back, so that {@code fiscal-dependence} (raised below 0.4, withdrawn above 0.45)
 * is raised and withdrawn in turn. Revenue is exact to one in 2³⁰: it carries the number of the observation, which any value
 * computed of it gives back.
 */
final class FlippingCities {

    static final String INDICATOR = "/fiscal_self_sufficiency/-/2020";
    static final String RULE = "fiscal-dependence~";

    private static final long EXPENDITURE = 1L << 30;
    private static final long LOW = EXPENDITURE * 3 / 10;
    private static final long HIGH = EXPENDITURE * 6 / 10;
    private static final double MIDDLE = 0.45;
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    private final String prefix;
    private final int territories;
    private final int citiesEach;

    /**
     * @param prefix of the territories' ids
     * @param citiesEach cities of one territory, which are one region
     */
    FlippingCities(String prefix, int territories, int citiesEach) {
        this.prefix = prefix;
        this.territories = territories;
        this.citiesEach = citiesEach;
    }

    int count() {
        return territories * citiesEach;
    }

    /** The city of which the n-th observation tells; all have their turn before one has it again. */
    int cityOf(int observation) {
        return observation % count();
    }

    String territoryOf(int observation) {
        return prefix + cityOf(observation) / citiesEach;
    }

    private static String code(int city) {
        return "c" + city;
    }

    /** The n-th observation as a row. */
    ObjectNode row(int observation) {
        int round = observation / count();
        long revenue = (round % 2 == 0 ? HIGH : LOW) + 1 + observation;
        return row(cityOf(observation), "fiscal_revenue", revenue, observation + 1L);
    }

    /** The number of the observation that a value rests on; -1 for the one from before all. */
    static int numberIn(double value) {
        return Math.toIntExact(Math.round(value * EXPENDITURE) - (value > MIDDLE ? HIGH : LOW) - 1);
    }

    /** The number of a city in a text that has {@code city:c123}; -1 when it has none. */
    static int cityIn(String text) {
        int at = text.indexOf("city:c");
        if (at < 0) {
            return -1;
        }
        int number = 0;
        for (int i = at + "city:c".length(); i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static ObjectNode row(int city, String variable, long value, long release) {
        return Json.mapper()
                .createObjectNode()
                .put("city_code", code(city))
                .put("variable", variable)
                .put("period", "2020")
                .put("value", value)
                .put("unit", "CNY")
                .put("source", "benchmark")
                .put("released", FIRST.plusMillis(release).toString());
    }

    /** Describes the territories, with all cities below the threshold, and waits until that is known everywhere. */
    void describe(Api api) {
        for (int territory = 0; territory < territories; territory++) {
            ArrayNode cities = Json.mapper().createArrayNode();
            ArrayNode memberships = Json.mapper().createArrayNode();
            ArrayNode rows = Json.mapper().createArrayNode();
            for (int i = 0; i < citiesEach; i++) {
                int city = territory * citiesEach + i;
                cities.addObject()
                        .put("code", code(city))
                        .put("name_en", "City " + city)
                        .put("lon", 100 + i % 20)
                        .put("lat", 25 + i / 20);
                memberships
                        .addObject()
                        .put("region_id", "R")
                        .put("city_code", code(city))
                        .put("role", i == 0 ? "core" : "secondary")
                        .put("source", "made up");
                rows.add(row(city, "fiscal_expenditure", EXPENDITURE, 0));
                rows.add(row(city, "fiscal_revenue", LOW, 0));
            }
            ObjectNode geography = Json.mapper().createObjectNode();
            geography.putObject("territory").put("name_en", "Benchmark " + territory);
            geography.putArray("regions").addObject().put("region_id", "R").put("name_en", "Region");
            geography.set("cities", cities);
            geography.set("memberships", memberships);
            String id = prefix + territory;
            api.post("/api/v1/territories/" + id + "/geography", "application/json", geography.toString());
            api.post("/api/v1/observations?territory=" + id, "application/json", rows.toString());
        }
        api.awaitSettled(Duration.ofMinutes(5));
    }
}
