package io.secunda.gateway.reference;

import io.secunda.events.Json;
import io.secunda.events.topic.Topic;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The JSON Schemas of what is told. */
@Path("/schemas")
public class SchemasResource {

    private static final Pattern NAME = Pattern.compile("([a-z][a-z-]*)(\\.v1)?(\\.json)?");

    /**
     * A schema.
     *
     * @param name {@code indicator}, with or without {@code .v1} and {@code .json}
     */
    @GET
    @Path("/{name}")
    @Produces("application/schema+json")
    @Operation(hidden = true)
    public byte[] schema(String name) throws IOException {
        Matcher matcher = NAME.matcher(name);
        if (matcher.matches()) {
            String resource = "/schemas/" + matcher.group(1) + ".v1.json";
            try (InputStream in = Json.class.getResourceAsStream(resource)) {
                if (in != null) {
                    return in.readAllBytes();
                }
            }
        }
        throw new NotFoundException("There is no schema '" + name + "'. The events have: " + names() + ".");
    }

    private static String names() {
        return Arrays.stream(Topic.values())
                .map(topic -> topic.schemaUri().split(":", -1)[3])
                .filter(name -> Json.class.getResource("/schemas/" + name + ".v1.json") != null)
                .collect(Collectors.joining(", "));
    }
}
