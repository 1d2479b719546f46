package io.secunda.ingestion.flows;

import io.secunda.events.flow.Flow;
import io.secunda.ingestion.http.AsOf;
import io.secunda.ingestion.http.Limits;
import io.secunda.ingestion.http.Posts;
import io.secunda.ingestion.http.Tables;
import io.secunda.ingestion.http.Uploads;
import io.secunda.ingestion.imports.Imports;
import io.secunda.ingestion.intake.Report;
import io.secunda.ingestion.repeats.Once;
import io.secunda.ingestion.series.Cursor;
import io.secunda.ingestion.series.FactPage;
import io.secunda.ingestion.series.SeriesQuery;
import io.secunda.kit.exchange.ParquetTable;
import io.secunda.kit.exchange.SdmxCsv;
import io.secunda.kit.http.Tagged;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Flows: taking them in, and looking them up. */
@Path("/api/v1/flows")
@Tag(name = "Flows", description = "Movements from one city to another, with source, status and vintage")
public class FlowResource {

    private static final int PAGE = 1_000;

    private final Posts posts;
    private final FlowRows rows;
    private final Uploads uploads;
    private final FlowView view;

    FlowResource(Posts posts, FlowRows rows, Uploads uploads, FlowView view) {
        this.posts = posts;
        this.rows = rows;
        this.uploads = uploads;
        this.view = view;
    }

    /** Takes flows in. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, Uploads.NDJSON, Tables.CSV, Uploads.EVENT, Uploads.EVENTS})
    @Produces({MediaType.APPLICATION_JSON, Tables.CSV_ON_DEMAND})
    @Operation(
            operationId = "postFlows",
            summary = "Take flows in",
            description = "Rows are read as they come, so a body may be large (Content-Encoding: gzip is understood)."
                    + " Every row stands alone: what is sound is recorded, and what is not is reported with row, column,"
                    + " value and reason. A row that is known already changes nothing. 200 means that Kafka has"
                    + " acknowledged every accepted row. With Accept: text/csv the answer is the table of rejected rows with"
                    + " a column 'error'.")
    @RequestBody(
            description =
                    "origin_code, destination_code, kind, period, value, unit, source; optionally status (SDMX"
                            + " OBS_STATUS, A by default), released (by default now) and territory. Units are recorded as given.",
            required = true,
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "one", value = """
                {"origin_code": "320500", "destination_code": "310000", "kind": "rail_high_speed_trains", "period": "2016-03-16",
                 "value": 127, "unit": "direct_trains_per_day", "source": "12306 timetable, March 2016"}""")),
                @Content(mediaType = Uploads.NDJSON, examples = @ExampleObject(name = "a row a line", value = """
                {"origin_code": "320500", "destination_code": "310000", "kind": "mobility", "period": "2020-01", "value": 3.1, "unit": "index", "source": "survey"}
                """)),
                @Content(mediaType = Tables.CSV, examples = @ExampleObject(name = "table", value = """
                origin_code,destination_code,kind,period,value,unit,source
                320500,310000,rail_high_speed_trains,2016-03-16,127,direct_trains_per_day,"12306 timetable, March 2016"
                """))
            })
    @APIResponse(
            responseCode = "200",
            description = "What became of each row",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Report.class)),
                @Content(mediaType = Tables.CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "400", description = "Nothing could be read: no header, broken JSON, unknown territory")
    @APIResponse(
            responseCode = "409",
            description = "A request with this Idempotency-Key, or an import of this name, is being taken in")
    @APIResponse(responseCode = "413", description = "The body is too large")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key was used for another request")
    @APIResponse(responseCode = "503", description = "Kafka does not answer; sending the same again is safe")
    @Parameter(
            name = Once.KEY,
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING),
            description =
                    "A key of this request, best a UUID. The same request with it within a day is answered with the same"
                            + " report or table and changes nothing (Idempotency-Replayed: true); another request with it is refused by 422,"
                            + " and one that comes while the first is being taken in by 409.")
    @Parameter(
            name = Imports.ID,
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING),
            description = Imports.DESCRIPTION)
    public Response post(
            InputStream body,
            @Parameter(description = "Territory of the rows that name none", example = "CN")
                    @QueryParam("territory")
                    @Nullable String territory,
            @Parameter(description = "Do everything but record") @QueryParam("dryRun") @DefaultValue("false")
                    boolean dryRun,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        return posts.take(body, uploads.rows(headers, territory, dryRun), rows, headers, uri);
    }

    /** What is asked of flows. */
    record Asked(
            @Parameter(description = "Territory", example = "CN") @QueryParam("territory")
            List<String> territory,

            @Parameter(description = "Code of the city it leaves; may be repeated", example = "320500")
            @QueryParam("origin")
            List<String> origin,

            @Parameter(description = "Code of the city it reaches; may be repeated", example = "310000")
            @QueryParam("destination")
            List<String> destination,

            @Parameter(description = "What moves; may be repeated", example = "rail_high_speed_trains")
            @QueryParam("kind")
            List<String> kind,

            @Parameter(description = "Period; may be repeated", example = "2023") @QueryParam("period")
            List<String> period,

            @Parameter(
                    description = "What was known then: only what was recorded until this date (inclusive) or moment",
                    example = "2024-03-31")
            @QueryParam("asOf")
            @Nullable String asOf,

            @Parameter(description = "Every vintage, not only the one that stands")
            @QueryParam("includeHistory")
            @DefaultValue("false")
            boolean includeHistory,

            @Parameter(description = "Items on a page: 1 to 100000, by default 1000, or all as CSV")
            @QueryParam("limit")
            @Nullable Integer limit,

            @Parameter(description = "`next` of the page before") @QueryParam("after") @Nullable String after) {

        SeriesQuery query(int otherwise) {
            return new SeriesQuery(
                    Map.of("territory", territory, "origin", origin, "destination", destination, "kind", kind),
                    period,
                    AsOf.of(asOf),
                    includeHistory,
                    Limits.of(limit, otherwise),
                    Cursor.parse(after));
        }
    }

    /** Flows as JSON. */
    @GET
    @Tagged
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getFlows",
            summary = "Look flows up",
            description =
                    "In order of territory, origin, destination, kind and period; by default the vintage that stands."
                            + " As a table by Accept: text/csv or /api/v1/flows.csv, as SDMX-CSV 2.1.0 by Accept or"
                            + " /api/v1/flows.sdmx.csv, as Apache Parquet by Accept or /api/v1/flows.parquet. With If-None-Match and the ETag of an answer, 304 while nothing"
                            + " has changed.")
    @APIResponse(
            responseCode = "200",
            description = "A page; Link names the next",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = FlowPage.class)),
                @Content(mediaType = Tables.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = ParquetTable.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = SdmxCsv.MEDIA_TYPE,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "SDMX-CSV 2.1.0", value = """
                        STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,TERRITORY,REF_AREA,COUNTERPART_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS[],UNIT_MEASURE,SOURCE,RELEASED,RECORDED
                        dataflow,SECUNDA:FLOWS(1.0.0),M,D,CN,320500,310000,rail_high_speed_trains,2016-03-16,127.0,A,direct_trains_per_day,"12306 timetable, March 2016",2016-03-16T00:00:00Z,2024-03-21T08:00:00Z
                        """))
            })
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter is malformed")
    public Response get(@BeanParam Asked asked, @Context UriInfo uri) {
        FactPage<Flow> page = view.find(asked.query(PAGE));
        String next = page.next() == null ? null : page.next().toString();
        var items = page.facts().stream().map(FlowItem::from).toList();
        return Tables.linked(Response.ok(new FlowPage(items, next)).build(), uri, next);
    }

    /** Flows as SDMX-CSV. */
    @GET
    @Tagged
    @Produces(SdmxCsv.ON_DEMAND)
    @Operation(hidden = true)
    public Response sdmx(@BeanParam Asked asked, @Context UriInfo uri) {
        FactPage<Flow> page = view.find(asked.query(Limits.MOST));
        String next = page.next() == null ? null : page.next().toString();
        var answer = Response.ok(FlowExchange.sdmx(page.facts()), SdmxCsv.CONTENT_TYPE);
        return Tables.linked(answer.build(), uri, next);
    }

    /** Flows as a table. */
    @GET
    @Tagged
    @Produces(Tables.CSV_ON_DEMAND)
    @Operation(hidden = true)
    public Response table(@BeanParam Asked asked, @Context UriInfo uri) {
        FactPage<Flow> page = view.find(asked.query(Limits.MOST));
        String next = page.next() == null ? null : page.next().toString();
        return Tables.linked(
                Tables.csv(
                        FlowItem.COLUMNS,
                        page.facts().stream().map(o -> FlowItem.from(o).row())),
                uri,
                next);
    }
}
