package io.secunda.ingestion.observations;

import io.secunda.events.observation.Observation;
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
import io.secunda.kit.exchange.GeoJson;
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

/** Observations: taking them in, and looking them up. */
@Path("/api/v1/observations")
@Tag(name = "Observations", description = "Figures of cities, with source, status and vintage")
public class ObservationResource {

    private static final int PAGE = 1_000;

    private final Posts posts;
    private final ObservationRows rows;
    private final Uploads uploads;
    private final ObservationView view;

    ObservationResource(Posts posts, ObservationRows rows, Uploads uploads, ObservationView view) {
        this.posts = posts;
        this.rows = rows;
        this.uploads = uploads;
        this.view = view;
    }

    /** Takes observations in. */
    @POST
    @Consumes({
        MediaType.APPLICATION_JSON,
        Uploads.NDJSON,
        Tables.CSV,
        Uploads.SDMX_CSV,
        Uploads.SDMX_JSON,
        Uploads.EVENT,
        Uploads.EVENTS
    })
    @Produces({MediaType.APPLICATION_JSON, Tables.CSV_ON_DEMAND})
    @Operation(
            operationId = "postObservations",
            summary = "Take observations in",
            description = "Rows are read as they come, so a body may be large (Content-Encoding: gzip is understood)."
                    + " Every row stands alone: what is sound is recorded, and what is not is reported with row, column,"
                    + " value and reason. A row that is known already changes nothing. 200 means that Kafka has"
                    + " acknowledged every accepted row. As application/json come rows of ours, and documents of JSON-stat"
                    + " 2.0, of the World Bank's API (v2) and of the Chinese statistics bureau, which are told by their"
                    + " beginning; JSON-stat, SDMX-JSON and the bureau's are read as a whole and so bounded (16 MiB unless"
                    + " configured), as are tables with periods as columns, which come as text/csv in UTF-8 or GB18030. In SDMX, ACTION D withdraws a figure: it gets status O and its history stays. With"
                    + " Accept: text/csv the answer is the table of rejected rows with a column 'error'.")
    @RequestBody(
            description = "city_code, variable, period, value, unit, source; optionally status (SDMX OBS_STATUS, A by"
                    + " default; several separated by |), released (by default now) and territory",
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        examples = {
                            @ExampleObject(name = "one", value = Examples.JSON),
                            @ExampleObject(name = "JSON-stat 2.0", value = Examples.JSON_STAT),
                            @ExampleObject(name = "World Bank", value = Examples.WORLD_BANK),
                            @ExampleObject(name = "Chinese statistics bureau", value = Examples.BUREAU)
                        }),
                @Content(
                        mediaType = Uploads.NDJSON,
                        examples = @ExampleObject(name = "a row a line", value = Examples.NDJSON)),
                @Content(mediaType = Tables.CSV, examples = @ExampleObject(name = "table", value = Examples.CSV)),
                @Content(
                        mediaType = Uploads.SDMX_CSV,
                        examples = @ExampleObject(name = "SDMX-CSV 2.1", value = Examples.SDMX_CSV)),
                @Content(
                        mediaType = Uploads.SDMX_JSON,
                        examples = @ExampleObject(name = "SDMX-JSON 2.1", value = Examples.SDMX_JSON)),
                @Content(mediaType = Uploads.EVENT, examples = @ExampleObject(name = "event", value = Examples.EVENT)),
                @Content(mediaType = Uploads.EVENTS, examples = @ExampleObject(name = "batch", value = Examples.EVENTS))
            })
    @APIResponse(
            responseCode = "200",
            description = "What became of each row",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Report.class)),
                @Content(mediaType = Tables.CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "400", description = "Nothing could be read: no header, broken JSON, unknown territory")
    @APIResponse(responseCode = "413", description = "The body is too large")
    @APIResponse(
            responseCode = "409",
            description = "A request with this Idempotency-Key, or an import of this name, is being taken in")
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
            @BeanParam Given given,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        return posts.take(body, uploads.figures(headers, territory, dryRun, given.fields()), rows, headers, uri);
    }

    /** What is asked of observations. */
    record Asked(
            @Parameter(description = "Territory", example = "CN") @QueryParam("territory")
            List<String> territory,

            @Parameter(description = "Code of a city; may be repeated", example = "320500") @QueryParam("city")
            List<String> city,

            @Parameter(description = "Id of a variable; may be repeated", example = "gdp") @QueryParam("variable")
            List<String> variable,

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
                    Map.of("territory", territory, "city", city, "variable", variable),
                    period,
                    AsOf.of(asOf),
                    includeHistory,
                    Limits.of(limit, otherwise),
                    Cursor.parse(after));
        }
    }

    /** Observations as JSON. */
    @GET
    @Tagged
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getObservations",
            summary = "Look observations up",
            description = "In order of territory, city, variable and period; by default the vintage that stands."
                    + " As a table by Accept: text/csv or /api/v1/observations.csv, as SDMX-CSV 2.1.0 by Accept or"
                    + " /api/v1/observations.sdmx.csv; of one territory as GeoJSON by Accept or"
                    + " /api/v1/observations.geojson, a point a figure, so that with one variable and one period every"
                    + " city is there once; as Apache Parquet by Accept or /api/v1/observations.parquet. With If-None-Match and the ETag of an answer, 304 while nothing"
                    + " has changed.")
    @APIResponse(
            responseCode = "200",
            description = "A page; Link names the next",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ObservationPage.class)),
                @Content(mediaType = Tables.CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = SdmxCsv.MEDIA_TYPE,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "SDMX-CSV 2.1.0", value = """
                        STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ,TERRITORY,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS[],UNIT_MEASURE,SOURCE,RELEASED,RECORDED
                        dataflow,SECUNDA:OBSERVATIONS(1.0.0),M,A,CN,320500,gdp,2023,2.46534E12,A,CNY,Suzhou statistical communique 2023,2024-03-20T00:00:00Z,2024-03-21T08:00:00Z
                        """)),
                @Content(
                        mediaType = ParquetTable.MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = GeoJson.MEDIA_TYPE, examples = @ExampleObject(name = "GeoJSON", value = """
                        {"type": "FeatureCollection", "features": [
                          {"type": "Feature", "id": "CN/320500/gdp/2023",
                           "geometry": {"type": "Point", "coordinates": [120.62, 31.32]},
                           "properties": {"city": "320500", "name_en": "Suzhou", "name_zh": "苏州市", "variable": "gdp",
                             "period": "2023", "value": 2465340000000.0, "unit": "CNY", "status": "A",
                             "source": "Suzhou statistical communique 2023", "released": "2024-03-20T00:00:00Z",
                             "recorded": "2024-03-21T08:00:00Z"}}]}"""))
            })
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter is malformed")
    public Response get(@BeanParam Asked asked, @Context UriInfo uri) {
        FactPage<Observation> page = view.find(asked.query(PAGE));
        String next = page.next() == null ? null : page.next().toString();
        var items = page.facts().stream().map(ObservationItem::from).toList();
        return Tables.linked(Response.ok(new ObservationPage(items, next)).build(), uri, next);
    }

    /** Observations as SDMX-CSV. */
    @GET
    @Tagged
    @Produces(SdmxCsv.ON_DEMAND)
    @Operation(hidden = true)
    public Response sdmx(@BeanParam Asked asked, @Context UriInfo uri) {
        FactPage<Observation> page = view.find(asked.query(Limits.MOST));
        String next = page.next() == null ? null : page.next().toString();
        var answer = Response.ok(ObservationExchange.sdmx(page.facts()), SdmxCsv.CONTENT_TYPE);
        return Tables.linked(answer.build(), uri, next);
    }

    /** Observations as a table. */
    @GET
    @Tagged
    @Produces(Tables.CSV_ON_DEMAND)
    @Operation(hidden = true)
    public Response table(@BeanParam Asked asked, @Context UriInfo uri) {
        FactPage<Observation> page = view.find(asked.query(Limits.MOST));
        String next = page.next() == null ? null : page.next().toString();
        return Tables.linked(
                Tables.csv(
                        ObservationItem.COLUMNS,
                        page.facts().stream().map(o -> ObservationItem.from(o).row())),
                uri,
                next);
    }
}
