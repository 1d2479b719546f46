package io.secunda.ingestion.observations;

import io.secunda.events.observation.Observation;
import io.secunda.ingestion.http.Limits;
import io.secunda.ingestion.http.Tables;
import io.secunda.ingestion.series.FactPage;
import io.secunda.kit.exchange.ParquetTable;
import io.secunda.kit.http.Tagged;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Observations as Parquet; described with their other forms. */
@Path("/api/v1/observations")
public class ObservationParquetResource {

    private final ObservationView view;

    ObservationParquetResource(ObservationView view) {
        this.view = view;
    }

    /** The table, with the columns that it has as CSV. */
    @GET
    @Tagged
    @Produces(ParquetTable.ON_DEMAND)
    @Operation(hidden = true)
    public Response parquet(@BeanParam ObservationResource.Asked asked, @Context UriInfo uri) {
        FactPage<Observation> page = view.find(asked.query(Limits.MOST));
        byte[] file = ObservationItem.PARQUET.write(
                page.facts().stream().map(o -> ObservationItem.from(o).row()));
        return Tables.linked(
                Response.ok(file, ParquetTable.MEDIA_TYPE).build(),
                uri,
                page.next() == null ? null : page.next().toString());
    }
}
