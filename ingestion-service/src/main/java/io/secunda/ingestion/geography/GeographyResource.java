package io.secunda.ingestion.geography;

import io.secunda.events.Code;
import io.secunda.ingestion.http.Tables;
import io.secunda.ingestion.http.Uploads;
import io.secunda.ingestion.intake.Report;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Descriptions of territories, taken in. */
@Path("/api/v1/territories/{territory}/geography")
@Tag(name = "Territories")
public class GeographyResource {

    private final GeographyIntake intake;
    private final Uploads uploads;

    GeographyResource(GeographyIntake intake, Uploads uploads) {
        this.intake = intake;
        this.uploads = uploads;
    }

    /** Takes a description in. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, Uploads.NDJSON, Tables.CSV})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postGeography",
            summary = "Describe a territory",
            description =
                    "Its names, variables, cities, regions and memberships, each part optional; what is given adds to"
                            + " what is known, and replaces what has the same id. A territory begins to exist with its first"
                            + " part. In the report, columns are written with their part (cities.lon) and rows are counted in it.")
    @RequestBody(
            description = "An object of parts; or, with ?part=…, the rows of one part as JSON array, NDJSON or CSV",
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        examples = @ExampleObject(name = "two cities in a region", value = """
                {"territory": {"name_en": "China", "name_zh": "中国", "windows": [5, 10]},
                 "variables": [{"id": "metro_length", "name_en": "Length of metro lines", "unit": "km", "kind": "stock",
                   "direction": "benefit"}],
                 "cities": [{"code": "310000", "name_en": "Shanghai", "name_zh": "上海市", "province": "上海市", "lon": 121.47,
                   "lat": 31.23, "admin_level": "municipality"},
                  {"code": "320500", "name_en": "Suzhou", "name_zh": "苏州市", "province": "江苏省", "lon": 120.62,
                   "lat": 31.32, "admin_level": "prefecture_level_city"}],
                 "regions": [{"region_id": "YRD", "name_en": "Yangtze River Delta", "name_zh": "长江三角洲城市群"}],
                 "memberships": [{"region_id": "YRD", "city_code": "310000", "role": "core", "source": "Outline Plan 2019"},
                  {"region_id": "YRD", "city_code": "320500", "role": "secondary", "from": "2019", "source": "Outline Plan 2019"}]}
                """)),
                @Content(mediaType = Uploads.NDJSON),
                @Content(mediaType = Tables.CSV)
            })
    @APIResponse(
            responseCode = "200",
            description = "What became of each row",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Report.class)))
    @APIResponse(responseCode = "400", description = "The body cannot be read")
    @APIResponse(responseCode = "503", description = "Kafka does not answer; sending the same again is safe")
    public Report post(
            InputStream body,
            String territory,
            @Parameter(description = "territory, variables, cities, regions or memberships", example = "cities")
                    @QueryParam("part")
                    @Nullable String part,
            @Parameter(description = "Do everything but record") @QueryParam("dryRun") @DefaultValue("false")
                    boolean dryRun,
            @Context HttpHeaders headers)
            throws IOException {
        try {
            Code.require("territory", territory);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
        return intake.take(body, uploads.geography(headers, territory, dryRun), territory, part);
    }
}
