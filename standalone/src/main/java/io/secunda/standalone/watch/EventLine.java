package io.secunda.standalone.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** A change in one line. */
final class EventLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private EventLine() {}

    /** @param event a CloudEvent in structured form */
    static String of(JsonNode event, ZoneId zone) {
        String type = event.path("type").asText("?");
        JsonNode data = event.path("data");
        String what = switch (type) {
            case "io.secunda.indicator.changed.v1" -> indicator(data);
            case "io.secunda.observation.recorded.v1" -> observation(data);
            case "io.secunda.flow.recorded.v1" -> flow(data);
            default ->
                type.startsWith("io.secunda.recommendation.")
                        ? recommendation(data)
                        : plain(type) + "  " + event.path("subject").asText("");
        };
        return time(event, zone) + "  " + what;
    }

    private static String time(JsonNode event, ZoneId zone) {
        try {
            return Instant.parse(event.path("time").asText()).atZone(zone).format(TIME);
        } catch (DateTimeParseException e) {
            return "--:--:--";
        }
    }

    private static String plain(String type) {
        return type.replaceFirst("^io\\.secunda\\.", "").replaceFirst("\\.v\\d+$", "");
    }

    private static String indicator(JsonNode data) {
        String period = data.path("from").isTextual()
                ? data.path("from").asText() + "–" + data.path("period").asText()
                : data.path("period").asText();
        String value = data.path("value").isNumber()
                ? number(data.path("value").asDouble())
                : "none (" + data.path("reason").asText("").replace('_', ' ') + ")";
        String before =
                data.path("previous").isNumber() ? number(data.path("previous").asDouble()) + " → " : "";
        return "indicator       " + subject(data) + "  "
                + data.path("indicator").asText() + " " + period + "  " + before + value + provisional(data);
    }

    private static String provisional(JsonNode data) {
        return data.path("provisional").asBoolean() ? "  provisional" : "";
    }

    private static String observation(JsonNode data) {
        String value = data.path("value").isNumber() ? number(data.path("value").asDouble()) : "missing";
        return "observation     city:" + data.path("city").asText() + "  "
                + data.path("variable").asText() + " " + data.path("period").asText() + "  " + value + " "
                + data.path("unit").asText();
    }

    private static String flow(JsonNode data) {
        return "flow            " + data.path("origin").asText() + " → "
                + data.path("destination").asText() + "  " + data.path("kind").asText() + " "
                + data.path("period").asText() + "  "
                + number(data.path("value").asDouble()) + " "
                + data.path("unit").asText();
    }

    private static String recommendation(JsonNode data) {
        return "recommendation  " + subject(data) + "  " + data.path("state").asText() + ": "
                + data.path("title").path("en").asText()
                + String.format(
                        Locale.ROOT, " (severity %.2f)", data.path("severity").asDouble());
    }

    private static String subject(JsonNode data) {
        String name = data.path("names").path("en").asText("");
        return data.path("subject").asText() + (name.isEmpty() ? "" : " " + name);
    }

    private static String number(double value) {
        double size = Math.abs(value);
        return size >= 1_000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, size >= 1 ? "%.3f" : "%.5f", value);
    }
}
