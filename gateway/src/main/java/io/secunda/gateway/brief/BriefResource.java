package io.secunda.gateway.brief;

import io.secunda.gateway.problems.Problem;
import io.secunda.kit.http.Moments;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The brief of a region. Described in gateway-openapi.json. */
@Path("/api/v1/territories/{territory}/regions/{region}")
@Singleton
public class BriefResource {

    private static final Logger LOG = Logger.getLogger(BriefResource.class);
    private static final MediaType HTML = new MediaType("text", "html", "UTF-8");
    private static final MediaType MARKDOWN = new MediaType("text", "markdown", "UTF-8");

    /** The first is what is given to whoever takes anything. */
    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.TEXT_HTML_TYPE, new MediaType("text", "markdown"))
            .build();

    private final Gathering gathering;
    private final Clock clock;

    BriefResource(Gathering gathering, Clock clock) {
        this.gathering = gathering;
        this.clock = clock;
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.title());
            this.problem = problem;
        }
    }

    /** The brief in the form that is accepted. */
    @GET
    @Path("/brief")
    @Operation(hidden = true)
    public Response brief(
            @PathParam("territory") String territory,
            @PathParam("region") String region,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("asOf") @Nullable String asOf,
            @Context Request request,
            @Context UriInfo uri) {
        Variant form = request.selectVariant(FORMS);
        if (form == null) {
            return answer(
                    new Problem(
                            406,
                            "Not in this form",
                            "A brief is text/html or text/markdown. The figures in it are to be had as JSON:"
                                    + " its last section tells their addresses."),
                    uri);
        }
        boolean markdown = form.getMediaType().getSubtype().equals("markdown");
        return answer(territory, region, lang, asOf, markdown ? MARKDOWN : HTML, uri);
    }

    /** The brief as Markdown. */
    @GET
    @Path("/brief.md")
    @Operation(hidden = true)
    public Response markdown(
            @PathParam("territory") String territory,
            @PathParam("region") String region,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("asOf") @Nullable String asOf,
            @Context UriInfo uri) {
        return answer(territory, region, lang, asOf, MARKDOWN, uri);
    }

    /** The brief as a page. */
    @GET
    @Path("/brief.html")
    @Operation(hidden = true)
    public Response html(
            @PathParam("territory") String territory,
            @PathParam("region") String region,
            @QueryParam("lang") @Nullable String lang,
            @QueryParam("asOf") @Nullable String asOf,
            @Context UriInfo uri) {
        return answer(territory, region, lang, asOf, HTML, uri);
    }

    private Response answer(
            String territory,
            String region,
            @Nullable String lang,
            @Nullable String asOf,
            MediaType form,
            UriInfo uri) {
        try {
            var asked = new Asked(territory, region, language(lang), moment(asOf));
            Material material = gathering.gather(asked).orElseThrow(() -> new Refused(unknown(asked)));
            String markdown = Brief.write(material);
            boolean page = form.equals(HTML);
            Response.ResponseBuilder response = Response.ok(
                            page ? Page.of(Summary.title(material), asked.language(), markdown) : markdown)
                    .type(form)
                    .header("Content-Language", asked.language().tag())
                    .header("Cache-Control", "no-cache")
                    .header("Vary", "Accept");
            return page
                    ? response.header("Content-Security-Policy", Page.SECURITY_POLICY)
                            .build()
                    : response.build();
        } catch (Refused e) {
            return answer(e.problem, uri);
        } catch (Unanswered e) {
            LOG.warnf(
                    "brief cannot be written: service=%s cause=%s", e.service().id(), e.getMessage());
            return answer(silent(e), uri);
        }
    }

    private static Language language(@Nullable String lang) {
        return Optional.ofNullable(lang == null || lang.isEmpty() ? "en" : lang)
                .flatMap(Language::parse)
                .orElseThrow(() -> new Refused(new Problem(
                        400,
                        "A parameter cannot be read",
                        "lang='" + lang + "' is no language of a brief; write en or zh")));
    }

    private Instant moment(@Nullable String asOf) {
        if (asOf == null || asOf.isEmpty()) {
            return clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }
        try {
            return Moments.last(asOf).truncatedTo(ChronoUnit.MILLIS);
        } catch (IllegalArgumentException e) {
            throw new Refused(new Problem(400, "A parameter cannot be read", "asOf=" + e.getMessage()));
        }
    }

    private static Problem unknown(Asked asked) {
        return new Problem(
                404,
                "No such region",
                "There is no region '" + asked.region() + "' in a territory '" + asked.territory() + "'. GET "
                        + "/api/v1/territories lists the territories, GET " + asked.territoryAddress()
                        + "/regions the regions of one.");
    }

    private static Problem silent(Unanswered e) {
        return new Problem(
                503,
                "Part of the system does not answer",
                "The part that keeps " + e.service().brings() + " ("
                        + e.service().id()
                        + ") does not answer as it should just now, and a brief without it would be wrong."
                        + " Try again in a few seconds; GET /api/v1/status tells what runs.",
                new JsonObject().put("service", e.service().id()));
    }

    private static Response answer(Problem problem, UriInfo uri) {
        return problem.response(uri.getRequestUri().getRawPath());
    }
}
