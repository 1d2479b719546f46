package io.secunda.policy.recommendations;

import io.secunda.events.recommendation.Recommendation;
import io.secunda.kit.http.Tagged;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Recommendations, from the read side only: what it shows is what subscribers have been told. */
@Path("/api/v1")
@Tag(name = "Recommendations")
@Tagged
public class RecommendationResource {

    private static final String CSV = "text/csv";

    private final RecommendationView view;
    private final RecommendationLookup lookup;
    private final DecisionView decisions;

    RecommendationResource(RecommendationView view, RecommendationLookup lookup, DecisionView decisions) {
        this.view = view;
        this.lookup = lookup;
        this.decisions = decisions;
    }

    /** A page of recommendations. */
    @GET
    @Path("/recommendations")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recommendations",
            summary = "Recommendations, the most severe first",
            description = "By default those in force now. `asOf` answers how it stood at a time.")
    @APIResponse(
            responseCode = "200",
            description = "A page; `Link` has the address of the next one",
            content = @Content(schema = @Schema(implementation = RecommendationPage.class)))
    @APIResponse(responseCode = "400", description = "A parameter cannot be read")
    public Response page(@BeanParam RecommendationParameters asked, @Context UriInfo uri) {
        RecommendationQuery query = asked.query();
        RecommendationView.Page page = view.find(query);
        var latest =
                decisions.latest(page.items().stream().map(Recommendation::key).toList(), query.asOf());
        return linked(Response.ok(RecommendationPage.from(page, latest)), page, uri);
    }

    /** The same as a table. */
    @GET
    @Path("/recommendations")
    @Produces(CSV)
    @Operation(hidden = true)
    public Response table(@BeanParam RecommendationParameters asked, @Context UriInfo uri) {
        RecommendationView.Page page = view.find(asked.query());
        return linked(Response.ok(RecommendationTable.of(page.items()), CSV + ";charset=UTF-8"), page, uri);
    }

    /** The same at an address of its own, for spreadsheets. */
    @GET
    @Path("/recommendations.csv")
    @Produces(CSV)
    @Operation(
            operationId = "recommendationsCsv",
            summary = "Recommendations as a table; the next page is in `Link`",
            description = "Also at /api/v1/recommendations by Accept: text/csv.")
    public Response csv(@BeanParam RecommendationParameters asked, @Context UriInfo uri) {
        return table(asked, uri);
    }

    /** The answer with the address of the next page, if there is one. */
    static Response linked(Response.ResponseBuilder response, RecommendationView.Page page, UriInfo uri) {
        if (page.next() != null) {
            String query = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build()
                    .getRawQuery();
            response.header("Link", "<" + uri.getRequestUri().getRawPath() + "?" + query + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** One recommendation and its history. */
    @GET
    @Path("/recommendations/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "recommendation", summary = "One recommendation, and all that became of it")
    @APIResponse(responseCode = "200", description = "As it stands, or stood as of a time, with its events in order")
    @APIResponse(responseCode = "404", description = "No such recommendation was ever made")
    public RecommendationHistory one(
            @PathParam("id") @Parameter(example = "polarization-population~region:CYU") String id,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("asOf") @Nullable String asOf) {
        @Nullable Instant then = asOf == null ? null : RecommendationParameters.time("asOf", asOf);
        List<Recommendation> events = lookup.events(territory, id, then);
        return RecommendationHistory.from(events, decisions.on(events.get(0).key(), then));
    }

    /** Whence it comes, as PROV-JSON. */
    @GET
    @Path("/recommendations/{id}/provenance")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "provenance",
            summary = "Whence a recommendation comes, as PROV-JSON",
            description = "W3C PROV-JSON (member submission of 24 April 2013): the events of the recommendation, the"
                    + " evaluations that made them, the rule and the indicator values they used, the publications"
                    + " behind these, and the decisions of people.")
    @APIResponse(responseCode = "200", description = "The provenance, now or as of a time")
    @APIResponse(responseCode = "404", description = "No such recommendation was ever made")
    public Map<String, Object> provenance(
            @PathParam("id") String id,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("asOf") @Nullable String asOf) {
        @Nullable Instant then = asOf == null ? null : RecommendationParameters.time("asOf", asOf);
        List<Recommendation> events = lookup.events(territory, id, then);
        return ProvJson.of(events, decisions.on(events.get(0).key(), then));
    }
}
