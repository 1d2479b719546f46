package io.secunda.ingestion.observations;

import io.secunda.events.observation.Observation;
import io.secunda.ingestion.geography.Labels;
import io.secunda.ingestion.http.Limits;
import io.secunda.ingestion.http.Tables;
import io.secunda.ingestion.series.FactPage;
import io.secunda.kit.exchange.GeoJson;
import io.secunda.kit.http.Tagged;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Observations on a map; described with the other forms of observations. */
@Path("/api/v1/observations")
public class ObservationMapResource {

    private final ObservationView view;
    private final Labels labels;

    ObservationMapResource(ObservationView view, Labels labels) {
        this.view = view;
        this.labels = labels;
    }

    /** Observations as GeoJSON. */
    @GET
    @Tagged
    @Produces(GeoJson.ON_DEMAND)
    @Operation(hidden = true)
    public Response map(@BeanParam ObservationResource.Asked asked, @Context UriInfo uri) {
        if (asked.territory().size() != 1) {
            throw new BadRequestException("a map is of one territory; say which: ?territory=CN");
        }
        FactPage<Observation> page = view.find(asked.query(Limits.MOST));
        byte[] features = ObservationMap.write(
                page.facts(), labels.places(asked.territory().get(0)));
        return Tables.linked(
                Response.ok(features, GeoJson.MEDIA_TYPE).build(),
                uri,
                page.next() == null ? null : page.next().toString());
    }
}
