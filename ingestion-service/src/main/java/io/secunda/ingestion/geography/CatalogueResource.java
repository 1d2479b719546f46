package io.secunda.ingestion.geography;

import io.secunda.ingestion.geography.GeographyItems.ListOf;
import io.secunda.ingestion.geography.GeographyItems.VariableItem;
import io.secunda.ingestion.http.Tables;
import io.secunda.kit.http.Tagged;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The variables that figures can be of. */
@Path("/api/v1/catalogue/variables")
@Tag(name = "Catalogue")
public class CatalogueResource {

    private final Territories territories;

    CatalogueResource(Territories territories) {
        this.territories = territories;
    }

    /** Variables as JSON. */
    @GET
    @Tagged
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getVariables",
            summary = "The variables that figures can be of",
            description = "Those that every territory has and, with ?territory=…, those that it added or redefined."
                    + " Also as text/csv.")
    @APIResponse(responseCode = "200", description = "The variables")
    @APIResponse(responseCode = "404", description = "There is no such territory")
    public ListOf<VariableItem> variables(
            @Parameter(description = "Territory", example = "CN") @QueryParam("territory") @Nullable String territory) {
        return new ListOf<>(territories.variables(territory).stream()
                .map(VariableItem::from)
                .toList());
    }

    /** Variables as a table. */
    @GET
    @Tagged
    @Produces(Tables.CSV_ON_DEMAND)
    @Operation(hidden = true)
    public Response table(@QueryParam("territory") @Nullable String territory) {
        return Tables.csv(
                VariableItem.COLUMNS,
                territories.variables(territory).stream()
                        .map(v -> VariableItem.from(v).row()));
    }
}
