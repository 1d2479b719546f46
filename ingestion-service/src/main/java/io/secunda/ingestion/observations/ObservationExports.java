package io.secunda.ingestion.observations;

import io.secunda.events.observation.Observation;
import io.secunda.ingestion.geography.Labels;
import io.secunda.ingestion.http.Limits;
import io.secunda.ingestion.http.Tables;
import io.secunda.ingestion.series.FactPage;
import io.secunda.kit.exchange.JsonStat;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Observations as one dataset. */
@Path("/api/v1/observations.jsonstat")
@Tag(name = "Observations")
public class ObservationExports {

    private final ObservationView view;
    private final Labels labels;

    ObservationExports(ObservationView view, Labels labels) {
        this.view = view;
        this.labels = labels;
    }

    /** Observations as JSON-stat. */
    @GET
    @Tagged
    @Produces(JsonStat.CONTENT_TYPE)
    @Operation(
            operationId = "getObservationsJsonStat",
            summary = "Observations as a JSON-stat 2.0 dataset",
            description =
                    "Of one territory, each figure as it stands or stood (`asOf`). What is missing has a status"
                            + " and no value; `extension` has, by place, all statuses of"
                            + " what has several, source and release, so that the dataset can be posted again. One that does not fit on a page goes on at `Link`.")
    @APIResponse(
            responseCode = "200",
            description = "The dataset",
            content =
                    @Content(
                            mediaType = JsonStat.CONTENT_TYPE,
                            examples = @ExampleObject(name = "one figure", value = """
            {"version": "2.0", "class": "dataset", "label": "Observations of CN",
             "source": "Suzhou statistical communique 2023", "updated": "2024-03-21T08:00:00Z",
             "id": ["geo", "indicator", "time"], "size": [1, 1, 1],
             "role": {"time": ["time"], "geo": ["geo"], "metric": ["indicator"]},
             "dimension": {
               "geo": {"label": "City", "category": {"index": {"320500": 0}, "label": {"320500": "Suzhou"}},
                 "extension": {"zh": {"label": "城市", "category": {"320500": "苏州市"}}}},
               "indicator": {"label": "Variable", "category": {"index": {"gdp": 0}, "label": {"gdp": "GDP"},
                 "unit": {"gdp": {"label": "CNY"}}},
                 "extension": {"zh": {"label": "变量", "category": {"gdp": "地区生产总值"}}}},
               "time": {"label": "Period", "category": {"index": {"2023": 0}, "label": {"2023": "2023"}},
                 "extension": {"zh": {"label": "时期", "category": {"2023": "2023"}}}}},
             "value": {"0": 2465340000000.0}, "status": {"0": "A"},
             "extension": {"territory": "CN", "vintage": "2024-03-20T00:00:00Z",
               "source": {"0": "Suzhou statistical communique 2023"}, "released": {"0": "2024-03-20T00:00:00Z"}}}""")))
    @APIResponse(responseCode = "400", description = "A parameter is malformed, or no territory was named")
    @APIResponse(responseCode = "404", description = "There is no such territory")
    public Response jsonStat(@BeanParam ObservationResource.Asked asked, @Context UriInfo uri) {
        if (asked.territory().size() != 1) {
            throw new BadRequestException("a dataset is of one territory; say which: ?territory=CN");
        }
        if (asked.includeHistory()) {
            throw new BadRequestException(
                    "a dataset has one value of a figure; leave includeHistory out, or ask for observations.csv");
        }
        String territory = asked.territory().get(0);
        FactPage<Observation> page = view.find(asked.query(Limits.MOST));
        byte[] dataset = ObservationExchange.jsonStat(
                territory, page.facts(), labels.cities(territory), labels.variables(territory));
        return Tables.linked(
                Response.ok(dataset, JsonStat.CONTENT_TYPE).build(),
                uri,
                page.next() == null ? null : page.next().toString());
    }
}
