package io.secunda.gateway.exports;

import com.fasterxml.jackson.databind.JsonNode;
import io.secunda.events.Json;
import io.secunda.gateway.forwarding.Service;
import io.secunda.gateway.forwarding.ServiceCalls;
import io.secunda.gateway.problems.Problem;
import io.secunda.kit.exchange.GeoJson;
import io.secunda.kit.http.Tagged;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations on a map, which the gateway joins: who makes them knows no places, and who knows places makes none.
 * Described in gateway-openapi.json.
 */
@Path(RecommendationMapResource.PATH)
@Singleton
public class RecommendationMapResource {

    static final String PATH = "/api/v1/recommendations.geojson";

    private final ServiceCalls services;

    RecommendationMapResource(ServiceCalls services) {
        this.services = services;
    }

    /** A page of recommendations of one territory as GeoJSON. */
    @GET
    @Tagged
    @Operation(hidden = true)
    public Response map(@QueryParam("territory") @Nullable String territory, @Context UriInfo uri) {
        if (territory == null || territory.isEmpty()) {
            return new Problem(
                            400,
                            "A parameter is missing",
                            "A map is of one territory; say which: " + PATH + "?territory=CN")
                    .response(PATH);
        }
        String query = uri.getRequestUri().getRawQuery();
        String places = "/api/v1/territories/"
                + URLEncoder.encode(territory, StandardCharsets.UTF_8).replace("+", "%20");
        var recommendations = services.get(Service.POLICY, "/api/v1/recommendations?" + query);
        var cities = services.get(Service.INGESTION, places + "/cities.geojson");
        var regions = services.get(Service.INGESTION, places + "/regions.geojson");
        for (var asked : List.of(recommendations, cities, regions)) {
            Optional<Response> refused = refused(asked);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        JsonNode page = body(recommendations);
        var advised = new Advised(body(cities), body(regions));
        List<GeoJson.Feature> features = new ArrayList<>();
        page.path("items").forEach(item -> features.add(advised.feature(item)));
        return linked(Response.ok(GeoJson.write(features), GeoJson.MEDIA_TYPE), page.path("next"), uri);
    }

    private static JsonNode body(CompletableFuture<Optional<ServiceCalls.Answer>> asked) {
        return asked.join().orElseThrow().body();
    }

    /** What is wrong with what was asked is told as the service tells it. */
    private static Optional<Response> refused(CompletableFuture<Optional<ServiceCalls.Answer>> asked) {
        Optional<ServiceCalls.Answer> answer = asked.join();
        int status = answer.map(ServiceCalls.Answer::status).orElse(503);
        if (status == 200) {
            return Optional.empty();
        }
        if (status >= 400 && status < 500) {
            return Optional.of(Response.status(status)
                    .type(Problem.MEDIA_TYPE)
                    .entity(Json.write(answer.orElseThrow().body()))
                    .build());
        }
        return Optional.of(new Problem(
                        503,
                        "Part of the system does not answer",
                        "The map cannot be drawn just now. Try again in a few seconds.")
                .response(PATH));
    }

    private static Response linked(Response.ResponseBuilder answer, JsonNode next, UriInfo uri) {
        if (next.isTextual()) {
            String query = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", next.asText())
                    .build()
                    .getRawQuery();
            answer.header("Link", "<" + PATH + "?" + query + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
