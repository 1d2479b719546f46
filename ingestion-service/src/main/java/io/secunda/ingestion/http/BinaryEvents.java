package io.secunda.ingestion.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.secunda.ingestion.intake.Problems;
import io.secunda.ingestion.intake.Tally;
import io.secunda.ingestion.intake.UnreadableBody;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in binary mode: attributes are {@code ce-…} headers, and the body is the data. */
final class BinaryEvents {

    private static final String SPEC_VERSION = "1.0";

    private BinaryEvents() {}

    /** The type of the event, or null when the request is none. */
    static @Nullable String type(HttpHeaders headers) {
        return headers.getHeaderString("ce-specversion") == null ? null : header(headers, "type");
    }

    /**
     * What a row says by the attributes of its event, by column.
     *
     * @throws HttpProblem when a required attribute is missing
     */
    static Map<String, String> fields(HttpHeaders headers) {
        String version = headers.getHeaderString("ce-specversion");
        if (version == null) {
            return Map.of();
        }
        if (!version.equals(SPEC_VERSION)) {
            throw malformed("ce-specversion '" + version + "' is not taken in; expected 1.0.");
        }
        for (String required : new String[] {"id", "source", "type"}) {
            if (header(headers, required) == null) {
                throw malformed("The header ce-" + required
                        + " is missing; a CloudEvent in binary mode has ce-specversion, ce-id, ce-source and ce-type.");
            }
        }
        var fields = new LinkedHashMap<String, String>();
        put(fields, "released", header(headers, "time"));
        put(fields, "source", header(headers, "source"));
        put(fields, "territory", header(headers, "partitionkey"));
        return fields;
    }

    private static HttpProblem malformed(String reason) {
        return Problems.unreadable(UnreadableBody.malformed(reason), new Tally(false, 0).report());
    }

    private static void put(Map<String, String> fields, String column, @Nullable String value) {
        if (value != null) {
            fields.put(column, value);
        }
    }

    /** A header as the HTTP binding says: what is not printable ASCII is percent-encoded. */
    private static @Nullable String header(HttpHeaders headers, String attribute) {
        String value = headers.getHeaderString("ce-" + attribute);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
