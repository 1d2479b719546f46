package io.secunda.ingestion.flows;

import io.secunda.events.flow.Flow;
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

/** Flows as one dataset. */
@Path("/api/v1/flows.jsonstat")
@Tag(name = "Flows")
public class FlowExports {

    private final FlowView view;
    private final Labels labels;

    FlowExports(FlowView view, Labels labels) {
        this.view = view;
        this.labels = labels;
    }

    /** Flows as JSON-stat. */
    @GET
    @Tagged
    @Produces(JsonStat.CONTENT_TYPE)
    @Operation(
            operationId = "getFlowsJsonStat",
            summary = "Flows as a JSON-stat 2.0 dataset",
            description =
                    "Of one territory: origin by destination by kind by period. What is missing has a status and no"
                            + " value; `extension` has, by place, source, release and unit. A dataset that does not fit on a page"
                            + " goes on at `Link`.")
    @APIResponse(
            responseCode = "200",
            description = "The dataset",
            content =
                    @Content(
                            mediaType = JsonStat.CONTENT_TYPE,
                            examples = @ExampleObject(name = "one flow", value = """
            {"version": "2.0", "class": "dataset", "label": "Flows of CN",
             "source": "12306 timetable, March 2016", "updated": "2024-03-21T08:00:00Z",
             "id": ["origin", "destination", "kind", "time"], "size": [1, 1, 1, 1],
             "role": {"time": ["time"], "geo": ["origin", "destination"], "metric": ["kind"]},
             "dimension": {
               "origin": {"label": "Origin", "category": {"index": {"320500": 0}, "label": {"320500": "Suzhou"}},
                 "extension": {"zh": {"label": "起点", "category": {"320500": "苏州市"}}}},
               "destination": {"label": "Destination", "category": {"index": {"310000": 0}, "label": {"310000": "Shanghai"}},
                 "extension": {"zh": {"label": "终点", "category": {"310000": "上海市"}}}},
               "kind": {"label": "Kind", "category": {"index": {"rail_high_speed_trains": 0},
                 "label": {"rail_high_speed_trains": "rail_high_speed_trains"},
                 "unit": {"rail_high_speed_trains": {"label": "direct_trains_per_day"}}},
                 "extension": {"zh": {"label": "类型", "category": {"rail_high_speed_trains": "rail_high_speed_trains"}}}},
               "time": {"label": "Period", "category": {"index": {"2016-03-16": 0}, "label": {"2016-03-16": "2016-03-16"}},
                 "extension": {"zh": {"label": "时期", "category": {"2016-03-16": "2016-03-16"}}}}},
             "value": {"0": 127.0}, "status": {"0": "A"},
             "extension": {"territory": "CN", "vintage": "2016-03-16T00:00:00Z",
               "released": {"0": "2016-03-16T00:00:00Z"}, "source": {"0": "12306 timetable, March 2016"},
               "unit": {"0": "direct_trains_per_day"}}}""")))
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter is malformed, or no territory was named")
    @APIResponse(responseCode = "404", description = "There is no such territory")
    public Response jsonStat(@BeanParam FlowResource.Asked asked, @Context UriInfo uri) {
        if (asked.territory().size() != 1) {
            throw new BadRequestException("a dataset is of one territory; say which: ?territory=CN");
        }
        if (asked.includeHistory()) {
            throw new BadRequestException(
                    "a dataset has one value of a flow; leave includeHistory out, or ask for flows.csv");
        }
        String territory = asked.territory().get(0);
        FactPage<Flow> page = view.find(asked.query(Limits.MOST));
        byte[] dataset = FlowExchange.jsonStat(territory, page.facts(), labels.cities(territory));
        return Tables.linked(
                Response.ok(dataset, JsonStat.CONTENT_TYPE).build(),
                uri,
                page.next() == null ? null : page.next().toString());
    }
}
