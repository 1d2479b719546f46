package io.secunda.metrics.partnerships;

import io.secunda.events.Names;
import io.secunda.events.Subject;
import io.secunda.events.indicator.IndicatorValue;
import io.secunda.metrics.indicators.KnownValues;
import io.secunda.metrics.indicators.KnownValues.Moment;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Partner matching of a region, from the benefits in the view. */
@Path("/api/v1/territories/{territory}/regions/{region}/partnerships")
@Tag(name = "Diagnosis")
@Produces(MediaType.APPLICATION_JSON)
public class PartnershipResource {

    private static final int MOST = 20;
    private static final List<String> BENEFIT = List.of("partnership_benefit");

    private final KnownValues known;

    PartnershipResource(KnownValues known) {
        this.known = known;
    }

    /** The best new partnerships, and the existing ones compared with the best possible. */
    @GET
    @Operation(
            operationId = "partnerships",
            summary = "Which cities of a region should work together: the exact best choice of pairs",
            description =
                    "Maximises the total of krugman/2 · 1/(1 + d/100 km) · need over pairs that do not cooperate yet,"
                            + " with at most `k` new partnerships a city; and says which share of the best possible with as many"
                            + " pairs the existing partnerships reach.")
    @APIResponse(responseCode = "200", description = "The plan; without benefits it proposes nothing and says why")
    @APIResponse(responseCode = "400", description = "A parameter cannot be read; the problem says which and why")
    @APIResponse(responseCode = "404", description = "Nothing was ever told of such a region")
    public PartnershipPlan partnerships(
            @PathParam("territory") @Parameter(example = "CN") String territory,
            @PathParam("region") @Parameter(example = "YRD") String region,
            @QueryParam("k") @DefaultValue("1") @Parameter(description = "Most new partnerships of a city, 1 to 20")
                    String k,
            @QueryParam("period") @Parameter(description = "One period; the latest with benefits by default") @Nullable String period,
            @QueryParam("asOf")
                    @Parameter(description = "What was known then: a time, or a day (to its end, UTC)")
                    @Nullable String asOf) {
        int most = most(k);
        Moment at = Moment.read(territory, period, asOf);
        IndicatorValue any = known.any(Subject.region(region), at);
        List<IndicatorValue> told = known.in(region, BENEFIT, at);
        if (!known.knows(region, at)) {
            throw new NotFoundException(
                    "nothing is known of a region '" + region + "' in territory '" + territory + "'");
        }
        var names = any == null ? new Names(region, region) : any.names();
        return new Planning(told).plan(region, names, most, at);
    }

    private static int most(String k) {
        try {
            int most = Integer.parseInt(k);
            if (most >= 1 && most <= MOST) {
                return most;
            }
        } catch (NumberFormatException e) {
            throw new BadRequestException("parameter k: '" + k + "' is no whole number", e);
        }
        throw new BadRequestException("parameter k: " + k + " is not between 1 and " + MOST);
    }
}
