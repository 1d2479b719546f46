package io.secunda.metrics.indicators;

import io.secunda.kit.exchange.JsonStat;
import io.secunda.kit.exchange.ParquetTable;
import io.secunda.kit.exchange.SdmxCsv;
import io.secunda.kit.http.Tagged;
import io.secunda.metrics.catalogue.Families;
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

/** Indicator values in the forms that statistical offices and their tools exchange. */
@Path("/api/v1")
@Tag(name = "Indicators")
@Tagged
public class IndicatorExports {

    private final IndicatorView view;
    private final Families families;

    IndicatorExports(IndicatorView view, Families families) {
        this.view = view;
        this.families = families;
    }

    /** Values as SDMX-CSV for who asks for it by media type. */
    @GET
    @Path("/indicators")
    @Produces(SdmxCsv.ON_DEMAND)
    @Operation(hidden = true)
    public Response sdmx(@BeanParam IndicatorParameters parameters, @Context UriInfo uri) {
        IndicatorView.Page page = view.find(parameters.query());
        return Links.linked(Response.ok(IndicatorExchange.sdmx(page.items()), SdmxCsv.CONTENT_TYPE), page, uri);
    }

    /** Values as SDMX-CSV. */
    @GET
    @Path("/indicators.sdmx.csv")
    @Produces(SdmxCsv.MEDIA_TYPE)
    @Operation(
            operationId = "indicatorsSdmxCsv",
            summary = "Indicator values as SDMX-CSV 2.1.0; the next page is in `Link`",
            description =
                    "Also at /api/v1/indicators by Accept. Without a value OBS_STATUS is O (missing) or M (cannot"
                            + " exist), and REASON says why; B is a window across a break, P rests on provisional figures; a value may be both (B;P).")
    @APIResponse(
            responseCode = "200",
            description = "The values",
            content =
                    @Content(
                            mediaType = SdmxCsv.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "one value", value = """
                    STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,TERRITORY,REF_AREA,INDICATOR,WINDOW,TIME_PERIOD,OBS_VALUE,OBS_STATUS[],UNIT_MEASURE,REASON,COVERAGE,SOURCE,VINTAGE,RECORDED
                    dataflow,SECUNDA:INDICATORS(1.0.0),M,A,CN,region:CYU,core_share(gdp),_Z,2020,0.58,A,share,,1.0,Yearbook 2021,2021-11-01T00:00:00Z,2026-03-01T08:00:00Z
                    """)))
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter cannot be read")
    public Response sdmxCsv(@BeanParam IndicatorParameters parameters, @Context UriInfo uri) {
        return sdmx(parameters, uri);
    }

    /** Values as Parquet for who asks for it by media type. */
    @GET
    @Path("/indicators")
    @Produces(ParquetTable.ON_DEMAND)
    @Operation(hidden = true)
    public Response parquetTable(@BeanParam IndicatorParameters parameters, @Context UriInfo uri) {
        IndicatorView.Page page = view.find(parameters.query());
        return Links.linked(Response.ok(IndicatorTable.parquet(page.items()), ParquetTable.MEDIA_TYPE), page, uri);
    }

    /** Values as Parquet. */
    @GET
    @Path("/indicators.parquet")
    @Produces(ParquetTable.MEDIA_TYPE)
    @Operation(
            operationId = "indicatorsParquet",
            summary = "Indicator values as Apache Parquet; the next page is in `Link`",
            description = "The columns of indicators.csv, with their types. Also at /api/v1/indicators by Accept.")
    @APIResponse(
            responseCode = "200",
            description = "The values",
            content =
                    @Content(
                            mediaType = ParquetTable.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter cannot be read")
    public Response parquet(@BeanParam IndicatorParameters parameters, @Context UriInfo uri) {
        return parquetTable(parameters, uri);
    }

    /** Values as JSON-stat. */
    @GET
    @Path("/indicators.jsonstat")
    @Produces(JsonStat.CONTENT_TYPE)
    @Operation(
            operationId = "indicatorsJsonStat",
            summary = "Indicator values as a JSON-stat 2.0 dataset",
            description = "Of one territory, each value as it stands or stood (`asOf`). Without a value a place has a"
                    + " status and, in `extension`, a reason. What does not fit on a page goes on at `Link`.")
    @APIResponse(
            responseCode = "200",
            description = "The dataset",
            content =
                    @Content(
                            mediaType = JsonStat.CONTENT_TYPE,
                            examples = @ExampleObject(name = "one value", value = """
            {"version": "2.0", "class": "dataset", "label": "Indicators of CN", "source": "Yearbook 2021",
             "updated": "2026-03-01T08:00:00Z", "id": ["geo", "indicator", "window", "time"], "size": [1, 1, 1, 1],
             "role": {"time": ["time"], "geo": ["geo"], "metric": ["indicator"]},
             "dimension": {
               "geo": {"label": "Subject", "category": {"index": {"region:CYU": 0}, "label": {"region:CYU": "Chengdu-Chongqing"}},
                 "extension": {"zh": {"label": "对象", "category": {"region:CYU": "成渝地区双城经济圈"}}}},
               "indicator": {"label": "Indicator", "category": {"index": {"theil_t": 0}, "label": {"theil_t": "Theil T"},
                 "unit": {"theil_t": {"label": "nats"}}}, "extension": {"zh": {"label": "指标", "category": {"theil_t": "泰尔指数"}}}},
               "window": {"label": "Window of change", "category": {"index": {"-": 0}, "label": {"-": "of one period"}},
                 "extension": {"zh": {"label": "变化窗口", "category": {"-": "单期"}}}},
               "time": {"label": "Period", "category": {"index": {"2020": 0}, "label": {"2020": "2020"}},
                 "extension": {"zh": {"label": "时期", "category": {"2020": "2020"}}}}},
             "value": {"0": 0.041}, "status": {"0": "A"},
             "extension": {"territory": "CN", "vintage": "2021-11-01T00:00:00Z"}}""")))
    @APIResponse(responseCode = "400", description = "A parameter cannot be read, or no territory was named")
    public Response jsonStat(@BeanParam IndicatorParameters parameters, @Context UriInfo uri) {
        IndicatorQuery query = parameters.query();
        String territory = query.territory();
        if (territory == null) {
            throw new BadRequestException("parameter territory: a dataset is of one territory; say which");
        }
        if (query.history()) {
            throw new BadRequestException(
                    "parameter includeHistory: a dataset has one value of a place; leave it out, or ask for indicators.csv");
        }
        IndicatorView.Page page = view.find(query);
        byte[] dataset = IndicatorExchange.jsonStat(territory, page.items(), families);
        return Links.linked(Response.ok(dataset, JsonStat.CONTENT_TYPE), page, uri);
    }
}
