package io.secunda.ingestion.flows;

import io.secunda.events.flow.Flow;
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

/** Flows as Parquet; described with their other forms. */
@Path("/api/v1/flows")
public class FlowParquetResource {

    private final FlowView view;

    FlowParquetResource(FlowView view) {
        this.view = view;
    }

    /** The table, with the columns that it has as CSV. */
    @GET
    @Tagged
    @Produces(ParquetTable.ON_DEMAND)
    @Operation(hidden = true)
    public Response parquet(@BeanParam FlowResource.Asked asked, @Context UriInfo uri) {
        FactPage<Flow> page = view.find(asked.query(Limits.MOST));
        byte[] file = FlowItem.PARQUET.write(
                page.facts().stream().map(o -> FlowItem.from(o).row()));
        return Tables.linked(
                Response.ok(file, ParquetTable.MEDIA_TYPE).build(),
                uri,
                page.next() == null ? null : page.next().toString());
    }
}
