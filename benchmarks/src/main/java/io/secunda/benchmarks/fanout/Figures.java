package io.secunda.benchmarks.fanout;

import io.secunda.benchmarks.running.Api;
import io.secunda.events.Json;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Figures of one made-up city, whose value is their number: 1, 2, 3 … */
final class Figures {

    static final String TYPE = "io.secunda.observation.recorded.v1";

    private static final byte[] VALUE = "\"value\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    private final Api api;
    private final String territory;

    Figures(Api api, String territory) {
        this.api = api;
        this.territory = territory;
    }

    String territory() {
        return territory;
    }

    /** Describes the territory, which has one city and no region. */
    void describe() {
        api.post("/api/v1/territories/" + territory + "/geography", "application/json", """
                {"territory": {"name_en": "Fan-out"}, "cities": [{"code": "c1", "name_en": "City", "lon": 100, "lat": 30}]}""");
    }

    /** Sends the figure of a number; the answer says whether it was taken. */
    CompletableFuture<Boolean> send(int number) {
        String row = Json.mapper()
                .createObjectNode()
                .put("city_code", "c1")
                .put("variable", "population")
                .put("period", "2020")
                .put("value", number)
                .put("unit", "persons")
                .put("source", "benchmark")
                .put("released", FIRST.plusMillis(number).toString())
                .toString();
        return api.later("/api/v1/observations?territory=" + territory, "application/json", row)
                .thenApply(answer -> answer.status() == 200 && answer.body().contains("\"accepted\":1"));
    }

    /** The number in the bytes of an event; 0 when they are none of these events. */
    static int numberIn(byte[] bytes, int length) {
        for (int i = length - VALUE.length - 1; i >= 0; i--) {
            if (bytes[i] == VALUE[0] && matches(bytes, i)) {
                int number = 0;
                for (int d = i + VALUE.length; d < length && Character.isDigit(bytes[d]); d++) {
                    number = number * 10 + bytes[d] - '0';
                }
                return number;
            }
        }
        return 0;
    }

    private static boolean matches(byte[] bytes, int at) {
        for (int i = 1; i < VALUE.length; i++) {
            if (bytes[at + i] != VALUE[i]) {
                return false;
            }
        }
        return true;
    }
}
