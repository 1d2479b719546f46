package io.secunda.gateway.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is told, as an AsyncAPI document, and as a page to read it on. */
@Path("/asyncapi")
@Singleton
public class AsyncApiResource {

    private final JsonNode document = read();

    private static JsonNode read() {
        try (InputStream in = AsyncApiResource.class.getResourceAsStream("asyncapi.json")) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("asyncapi.json cannot be read", e);
        }
    }

    /** The page. */
    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public String page() {
        return AsyncApiPage.of(document);
    }

    /** The document. */
    @GET
    @Produces({MediaType.APPLICATION_JSON + ";qs=0.9", "application/vnd.aai.asyncapi+json;qs=0.8"})
    @Operation(hidden = true)
    public JsonNode document() {
        return document;
    }

    /** The document at an address of its own. */
    @GET
    @Path("/asyncapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public JsonNode file() {
        return document;
    }
}
