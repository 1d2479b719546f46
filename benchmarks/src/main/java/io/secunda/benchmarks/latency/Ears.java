package io.secunda.benchmarks.latency;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import java.io.IOException;

/** What one subscriber hears: indicator values and recommendations of the cities that flip. */
record Ears(Arrivals indicators, Arrivals recommendations) {

    Ears(int observations, int cities) {
        this(new Arrivals(observations, cities), new Arrivals(observations, cities));
    }

    /** Hears an event in structured mode; others than the ones waited for are passed over. */
    void hear(String event, long now) {
        // by its beginning: a recommendation names the indicator as well, as its cause
        boolean indicator = event.contains("\"type\":\"io.secunda.indicator.");
        String waitedFor = indicator ? FlippingCities.INDICATOR + "\"" : "\"subject\":\"" + FlippingCities.RULE;
        if (!event.contains(waitedFor)) {
            return;
        }
        try {
            JsonNode data = Json.mapper().readTree(event).get("data");
            JsonNode value = indicator ? data.get("value") : data.at("/evidence/0/value");
            if (value != null && value.isNumber()) {
                int observation = FlippingCities.numberIn(value.asDouble());
                (indicator ? indicators : recommendations).heard(observation, now);
            }
        } catch (IOException e) {
            throw new IllegalStateException("an event is no JSON: " + event, e);
        }
    }

    int outstanding() {
        return indicators.outstanding() + recommendations.outstanding();
    }
}
