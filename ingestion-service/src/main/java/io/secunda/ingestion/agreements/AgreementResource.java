package io.secunda.ingestion.agreements;

import io.secunda.ingestion.http.AsOf;
import io.secunda.ingestion.http.Limits;
import io.secunda.ingestion.http.Posts;
import io.secunda.ingestion.http.Tables;
import io.secunda.ingestion.http.Uploads;
import io.secunda.ingestion.imports.Imports;
import io.secunda.ingestion.intake.Report;
import io.secunda.ingestion.repeats.Once;
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

/** Agreements: taking them in, and looking them up. */
@Path("/api/v1/agreements")
@Tag(name = "Agreements", description = "Cooperation agreements between cities")
public class AgreementResource {

    private static final int PAGE = 1_000;

    private final Posts posts;
    private final AgreementRows rows;
    private final Uploads uploads;
    private final AgreementView view;

    AgreementResource(Posts posts, AgreementRows rows, Uploads uploads, AgreementView view) {
        this.posts = posts;
        this.rows = rows;
        this.uploads = uploads;
        this.view = view;
    }

    /** Takes agreements in. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, Uploads.NDJSON, Tables.CSV, Uploads.EVENT, Uploads.EVENTS})
    @Produces({MediaType.APPLICATION_JSON, Tables.CSV_ON_DEMAND})
    @Operation(
            operationId = "postAgreements",
            summary = "Take agreements in",
            description = "A row with the id of a known agreement amends it, unless it says the same. Every row stands"
                    + " alone; 200 means that Kafka has acknowledged every accepted row. With Accept: text/csv the answer is"
                    + " the table of rejected rows with a column 'error'.")
    @RequestBody(
            description =
                    "id, signed, kind, participants, source; optionally ends, leads (codes of cities, provincial or"
                            + " national), levels (national, provincial, municipal), milestones_due, milestones_delivered, title_en,"
                            + " title_zh, released and territory. Lists are JSON arrays, or separated by |.",
            required = true,
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "one", value = """
                {"id": "YRD-01", "title_en": "Suzhou-Suqian Industrial Park", "signed": "2006-11-01", "kind": "joint_park",
                 "participants": ["320500", "321300"], "leads": ["320500"], "levels": ["municipal"],
                 "source": "Study of ten years of the Suzhou-Suqian park"}""")),
                @Content(mediaType = Uploads.NDJSON),
                @Content(mediaType = Tables.CSV, examples = @ExampleObject(name = "table", value = """
                id,signed,ends,kind,participants,leads,levels,milestones_due,milestones_delivered,source
                YRD-01,2006-11-01,,joint_park,320500|321300,320500,municipal,2016|2020,2016|,Study of ten years of the park
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

    /** What is asked of agreements. */
    record Asked(
            @Parameter(description = "Territory", example = "CN") @QueryParam("territory") @Nullable String territory,

            @Parameter(description = "Code of a participant", example = "320500") @QueryParam("city") @Nullable String city,

            @Parameter(
                    description = "What was known then: only what was recorded until this date (inclusive) or moment",
                    example = "2024-03-31")
            @QueryParam("asOf")
            @Nullable String asOf,

            @Parameter(description = "Every vintage, not only the one that stands")
            @QueryParam("includeHistory")
            @DefaultValue("false")
            boolean includeHistory,

            @Parameter(description = "Agreements on a page: 1 to 100000, by default 1000, or all as CSV")
            @QueryParam("limit")
            @Nullable Integer limit,

            @Parameter(description = "`next` of the page before") @QueryParam("after") @Nullable String after) {

        AgreementView.Query query(int otherwise) {
            return new AgreementView.Query(
                    territory, city, AsOf.of(asOf), includeHistory, Limits.of(limit, otherwise), after);
        }
    }

    /** Agreements as JSON. */
    @GET
    @Tagged
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getAgreements",
            summary = "Look agreements up",
            description =
                    "In order of territory and id; by default the vintage that stands. As a table, with the columns"
                            + " of an upload, by Accept: text/csv or /api/v1/agreements.csv. An agreement is no figure: it has no value in a"
                            + " period, and so there is no SDMX-CSV and no JSON-stat of it; what statistics can be made of"
                            + " agreements are indicators, which have both.")
    @APIResponse(
            responseCode = "200",
            description = "A page; Link names the next",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AgreementPage.class)),
                @Content(mediaType = Tables.CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "304", description = "What the caller has (If-None-Match) still stands")
    @APIResponse(responseCode = "400", description = "A parameter is malformed")
    public Response get(@BeanParam Asked asked, @Context UriInfo uri) {
        AgreementView.Page page = view.find(asked.query(PAGE));
        var items = page.agreements().stream().map(AgreementItem::from).toList();
        return Tables.linked(Response.ok(new AgreementPage(items, page.next())).build(), uri, page.next());
    }

    /** Agreements as a table. */
    @GET
    @Tagged
    @Produces(Tables.CSV_ON_DEMAND)
    @Operation(hidden = true)
    public Response table(@BeanParam Asked asked, @Context UriInfo uri) {
        AgreementView.Page page = view.find(asked.query(Limits.MOST));
        return Tables.linked(
                Tables.csv(
                        AgreementItem.COLUMNS,
                        page.agreements().stream()
                                .map(a -> AgreementItem.from(a).row())),
                uri,
                page.next());
    }
}
