package io.secunda.metrics.indicators;

import io.secunda.kit.http.Tagged;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Indicator values: answers from the view only, so what it shows is what subscribers have been told. */
@Path("/api/v1")
@Tag(name = "Indicators")
@Tagged
public class IndicatorResource {

    private static final String CSV = "text/csv";

    private final IndicatorView view;

    IndicatorResource(IndicatorView view) {
        this.view = view;
    }

    /** Values as JSON. */
    @GET
    @Path("/indicators")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "indicators",
            summary = "Indicator values through time, now or as they were known at a moment",
            description =
                    "In order of series and period. A period without a value is listed with its reason, never as 0.")
    @APIResponse(
            responseCode = "200",
            description = "The values, none if nothing was computed yet",
            content = @Content(schema = @Schema(implementation = IndicatorPage.class)))
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter cannot be read; the problem says which and why")
    public Response indicators(@BeanParam IndicatorParameters parameters, @Context UriInfo uri) {
        IndicatorView.Page page = view.find(parameters.query());
        Cursor next = page.next();
        var body = new IndicatorPage(page.items(), next == null ? null : next.text());
        return Links.linked(Response.ok(body), page, uri);
    }

    /** Values as a table. */
    @GET
    @Path("/indicators")
    @Produces(CSV)
    @Operation(operationId = "indicatorsTable", summary = "Indicator values as a table; the next page is in `Link`")
    public Response table(@BeanParam IndicatorParameters parameters, @Context UriInfo uri) {
        IndicatorView.Page page = view.find(parameters.query());
        return Links.linked(Response.ok(IndicatorTable.write(page.items()), CSV + ";charset=UTF-8"), page, uri);
    }

    /** The same by name. */
    @GET
    @Path("/indicators.csv")
    @Produces(CSV)
    @Operation(operationId = "indicatorsCsv", summary = "Indicator values as a table; the next page is in `Link`")
    public Response csv(@BeanParam IndicatorParameters parameters, @Context UriInfo uri) {
        return table(parameters, uri);
    }
}
