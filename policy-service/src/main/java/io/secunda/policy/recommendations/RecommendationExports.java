package io.secunda.policy.recommendations;

import io.secunda.kit.exchange.JsonStat;
import io.secunda.kit.exchange.ParquetTable;
import io.secunda.kit.exchange.SdmxCsv;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Recommendations in the forms that tools exchange: as a typed table, and their severity as figures. */
@Path("/api/v1")
@Tag(name = "Recommendations")
@Tagged
public class RecommendationExports {

    private final RecommendationView view;

    RecommendationExports(RecommendationView view) {
        this.view = view;
    }

    /** Severities as SDMX-CSV for who asks for it by media type. */
    @GET
    @Path("/recommendations")
    @Produces(SdmxCsv.ON_DEMAND)
    @Operation(hidden = true)
    public Response sdmx(@BeanParam RecommendationParameters asked, @Context UriInfo uri) {
        RecommendationView.Page page = view.find(asked.query());
        var answer = Response.ok(RecommendationExchange.sdmx(page.items()), SdmxCsv.CONTENT_TYPE);
        return RecommendationResource.linked(answer, page, uri);
    }

    /** Severities as SDMX-CSV. */
    @GET
    @Path("/recommendations.sdmx.csv")
    @Produces(SdmxCsv.MEDIA_TYPE)
    @Operation(
            operationId = "recommendationsSdmxCsv",
            summary = "Severity of recommendations as SDMX-CSV 2.1.0; the next page is in `Link`",
            description =
                    "By subject, rule and latest period of the evidence, 0 to 1. Also at /api/v1/recommendations by"
                            + " Accept. Who is advised what is no figure: ask for JSON, CSV or GeoJSON.")
    @APIResponse(
            responseCode = "200",
            description = "The severities",
            content =
                    @Content(
                            mediaType = SdmxCsv.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "one recommendation", value = """
                    STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,TERRITORY,REF_AREA,RULE,TIME_PERIOD,OBS_VALUE,OBS_STATUS[],RULE_VERSION,STATE,CONFIDENCE,STRENGTH,THEME,MISMATCH,RAISED,RECORDED
                    dataflow,SECUNDA:RECOMMENDATIONS(1.0.0),M,A,CN,region:CYU,polarization-population,2020,0.62,A,1,raised,0.9,conditional,coexistence,place,2026-03-01T08:00:00Z,2026-03-01T08:00:00Z
                    """)))
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter cannot be read")
    public Response sdmxCsv(@BeanParam RecommendationParameters asked, @Context UriInfo uri) {
        return sdmx(asked, uri);
    }

    /** Recommendations as Parquet for who asks for it by media type. */
    @GET
    @Path("/recommendations")
    @Produces(ParquetTable.ON_DEMAND)
    @Operation(hidden = true)
    public Response parquetTable(@BeanParam RecommendationParameters asked, @Context UriInfo uri) {
        RecommendationView.Page page = view.find(asked.query());
        var answer = Response.ok(RecommendationTable.parquet(page.items()), ParquetTable.MEDIA_TYPE);
        return RecommendationResource.linked(answer, page, uri);
    }

    /** Recommendations as Parquet. */
    @GET
    @Path("/recommendations.parquet")
    @Produces(ParquetTable.MEDIA_TYPE)
    @Operation(
            operationId = "recommendationsParquet",
            summary = "Recommendations as Apache Parquet; the next page is in `Link`",
            description = "The columns of recommendations.csv, with their types. Also at /api/v1/recommendations by"
                    + " Accept.")
    @APIResponse(
            responseCode = "200",
            description = "The recommendations",
            content =
                    @Content(
                            mediaType = ParquetTable.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter cannot be read")
    public Response parquet(@BeanParam RecommendationParameters asked, @Context UriInfo uri) {
        return parquetTable(asked, uri);
    }

    /** Severities as JSON-stat. */
    @GET
    @Path("/recommendations.jsonstat")
    @Produces(JsonStat.CONTENT_TYPE)
    @Operation(
            operationId = "recommendationsJsonStat",
            summary = "Severity of recommendations as a JSON-stat 2.0 dataset",
            description =
                    "Of one territory, by subject, rule and latest period of the evidence, 0 to 1; `extension` has,"
                            + " by place, state and strength. What does not fit on a page goes on at `Link`.")
    @APIResponse(
            responseCode = "200",
            description = "The dataset",
            content =
                    @Content(
                            mediaType = JsonStat.CONTENT_TYPE,
                            examples = @ExampleObject(name = "one recommendation", value = """
            {"version": "2.0", "class": "dataset", "label": "Recommendations of CN", "updated": "2026-03-01T08:00:00Z",
             "id": ["geo", "rule", "time"], "size": [1, 1, 1],
             "role": {"time": ["time"], "geo": ["geo"], "metric": ["rule"]},
             "dimension": {
               "geo": {"label": "Subject", "category": {"index": {"region:CYU": 0}, "label": {"region:CYU": "Chengdu-Chongqing"}},
                 "extension": {"zh": {"label": "对象", "category": {"region:CYU": "成渝地区双城经济圈"}}}},
               "rule": {"label": "Rule", "category": {"index": {"polarization-population": 0},
                 "label": {"polarization-population": "The core gathers people faster than the region"},
                 "unit": {"polarization-population": {"label": "severity, 0 to 1"}}},
                 "extension": {"zh": {"label": "规则", "category": {"polarization-population": "核心城市人口集聚快于区域"}}}},
               "time": {"label": "Period", "category": {"index": {"2020": 0}, "label": {"2020": "2020"}},
                 "extension": {"zh": {"label": "时期", "category": {"2020": "2020"}}}}},
             "value": {"0": 0.62}, "status": {"0": "A"},
             "extension": {"territory": "CN", "state": {"0": "raised"}, "strength": {"0": "conditional"}}}""")))
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter cannot be read, or no territory was named")
    public Response jsonStat(@BeanParam RecommendationParameters asked, @Context UriInfo uri) {
        RecommendationQuery query = asked.query();
        String territory = query.territory();
        if (territory == null) {
            throw new BadRequestException("parameter 'territory': a dataset is of one territory; say which");
        }
        RecommendationView.Page page = view.find(query);
        var answer = Response.ok(RecommendationExchange.jsonStat(territory, page.items()), JsonStat.CONTENT_TYPE);
        return RecommendationResource.linked(answer, page, uri);
    }
}
