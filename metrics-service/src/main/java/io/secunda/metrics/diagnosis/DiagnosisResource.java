package io.secunda.metrics.diagnosis;

import io.secunda.metrics.indicators.KnownValues.Moment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The diagnosis of a city: from the view only, so it says what subscribers have been told. */
@Path("/api/v1/territories/{territory}/cities/{city}/diagnosis")
@Tag(name = "Diagnosis")
@Produces(MediaType.APPLICATION_JSON)
public class DiagnosisResource {

    private final Assembly assembly;

    DiagnosisResource(Assembly assembly) {
        this.assembly = assembly;
    }

    /** The three mismatches of a city in each of its regions. */
    @GET
    @Operation(
            operationId = "diagnosis",
            summary = "Why a city falls behind: mismatches of place, priority and actor, with evidence",
            description = "Each mismatch is the mean of its components, 0 (none) to 1 (severe); one with fewer than two"
                    + " components is absent with its reason. Cores have none.")
    @APIResponse(responseCode = "200", description = "One entry a region; none while the city is in no region")
    @APIResponse(responseCode = "400", description = "A parameter cannot be read; the problem says which and why")
    @APIResponse(responseCode = "404", description = "Nothing was ever told of such a city")
    public Diagnosis diagnosis(
            @PathParam("territory") @Parameter(example = "CN") String territory,
            @PathParam("city") @Parameter(description = "Code of the city", example = "320900") String city,
            @QueryParam("region") @Parameter(description = "One region only", example = "YRD") @Nullable String region,
            @QueryParam("period") @Parameter(description = "One period; the latest with a value by default") @Nullable String period,
            @QueryParam("asOf")
                    @Parameter(description = "What was known then: a time, or a day (to its end, UTC)")
                    @Nullable String asOf) {
        return assembly.of(city, region, Moment.read(territory, period, asOf))
                .orElseThrow(() -> new NotFoundException(
                        "nothing is known of a city '" + city + "' in territory '" + territory + "'"));
    }
}
