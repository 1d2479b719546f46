package io.secunda.gateway.brief;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;

/**
 * Which brief is asked for.
 *
 * @param territory id of the territory
 * @param region id of the region
 * @param language of the brief
 * @param asOf what was known then; where nothing was asked, the moment of asking, so that it can be made again
 */
record Asked(String territory, String region, Language language, Instant asOf) {

    private static final String API = "/api/v1";

    LocalDate day() {
        return LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    }

    /** The territory. */
    String territoryAddress() {
        return API + "/territories/" + encoded(territory);
    }

    /** The region. */
    String regionAddress() {
        return territoryAddress() + "/regions/" + encoded(region);
    }

    /** This brief. */
    String briefAddress() {
        return regionAddress() + "/brief?lang=" + language.code() + "&asOf=" + asOf;
    }

    String variables() {
        return API + "/catalogue/variables?territory=" + encoded(territory);
    }

    String catalogue() {
        return API + "/catalogue/indicators";
    }

    /** Indicators of the region, and of its cities as its members. */
    String indicators(Collection<String> families) {
        return inTerritory("/indicators") + "&region=" + encoded(region) + repeated("indicator", families)
                + atThatTime();
    }

    /** Indicators of cities whatever the region. */
    String ofCities(Collection<String> cities, Collection<String> indicators, String window) {
        return inTerritory("/indicators")
                + repeated(
                        "subject", cities.stream().map(city -> "city:" + city).toList())
                + repeated("indicator", indicators)
                + "&window=" + encoded(window) + atThatTime();
    }

    String diagnosis(String city) {
        return territoryAddress() + "/cities/" + encoded(city) + "/diagnosis?region=" + encoded(region) + atThatTime();
    }

    String partnerships() {
        return regionAddress() + "/partnerships?k=1" + atThatTime();
    }

    String recommendations() {
        return inTerritory("/recommendations") + "&region=" + encoded(region) + atThatTime();
    }

    private String inTerritory(String path) {
        return API + path + "?territory=" + encoded(territory);
    }

    private String atThatTime() {
        return "&asOf=" + asOf;
    }

    private static String repeated(String name, Collection<String> values) {
        var query = new StringBuilder();
        values.forEach(value -> query.append('&').append(name).append('=').append(encoded(value)));
        return query.toString();
    }

    /** For paths and queries alike. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
